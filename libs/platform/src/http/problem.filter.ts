import type { Refuse } from '#kernel';
import { Refusal } from '#kernel';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attempts } from '../attempts/attempts.js';
import { Log } from '../operations/log.js';
import { platformRefusals } from '../platform.refusals.js';
import { presentContext } from '../request-context.js';
import { problemOf, problemType } from './problem.js';
import { StoreFull, StoreUnavailable, TooLarge } from '../stores/event-store.js';

/** Every error of every route becomes a problem, and the only ones without a cause are ours. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly attempts: Attempts,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    const context = presentContext();
    if (context && (refusal.isGrave || context.beyondReach === true)) {
      this.attempts.refused(refusal, context, request.url);
    }
    if (refusal.status >= 500 && !(error instanceof Refusal)) {
      const { url: route } = request.routeOptions;
      this.log.error({ err: error, correlationId: request.id, route }, refusal.code);
    }
    // Whoever waited for too long has their answer already.
    if (reply.sent) return;
    if (retried.has(refusal.status)) void reply.header('Retry-After', '2');
    if (refusal.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    void reply
      .status(refusal.status)
      .type(problemType)
      .send(problemOf(refusal, request.id, request.headers['accept-language']));
  }
}

/** What is worth sending again: a store was away, a view behind, the disk full. */
const retried = new Set([503, 504, 507]);

/** What an error means to who sent the request. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) {
    return platformRefusals.StoreUnavailable({ store: error.store });
  }
  if (error instanceof StoreFull) return platformRefusals.StoreFull();
  if (error instanceof TooLarge) return platformRefusals.TooLarge();
  const status = statusOf(error);
  const refuse = byStatus[status];
  if (refuse) return refuse();
  if (status >= 400 && status < 500) {
    const message = error instanceof Error ? error.message : undefined;
    return platformRefusals.InvalidRequest({ message });
  }
  return platformRefusals.InternalError();
}

const byStatus: Readonly<Record<number, Refuse>> = {
  400: platformRefusals.MalformedBody,
  404: platformRefusals.NoSuchRoute,
  413: platformRefusals.TooLarge,
  415: platformRefusals.UnsupportedMediaType,
  429: platformRefusals.TooManyRequests,
};

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
