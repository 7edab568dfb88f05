import type { Receipt } from '#kernel';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map } from 'rxjs';
import { requestContext } from '../request-context.js';

/**
 * Says in headers what an answer stands on: `ETag` its revision, `X-Position` its place in the log,
 * `X-Masked` which fields the asker may not see, `X-Parked` how many events it lacks because they could
 * not be folded, `X-Seen` the handle by which a decision refers to it.
 */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>) {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        if (isReceipt(answer)) {
          void reply.header('ETag', `"${answer.revision}"`);
          void reply.header('X-Position', String(answer.position));
          return answer;
        }
        const { dryRun, shownRevision, parked, masked = [], handles } = requestContext();
        if (dryRun) void reply.status(200);
        if (masked.length > 0) void reply.header('X-Masked', masked.join(', '));
        if (handles) void reply.header('X-Seen', handles.join(', '));
        if (parked !== undefined) void reply.header('X-Parked', String(parked));
        if (shownRevision !== undefined) void reply.header('ETag', `"${shownRevision}"`);
        return answer;
      }),
    );
  }
}

const isReceipt = (answer: unknown): answer is Receipt =>
  typeof answer === 'object' &&
  answer !== null &&
  'id' in answer &&
  'revision' in answer &&
  'position' in answer &&
  Object.keys(answer).length === 3;
