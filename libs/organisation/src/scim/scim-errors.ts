import { Attempts, presentContext, refusalOf } from '#platform';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { schemas } from './scim-resources.js';

export const scimType = 'application/scim+json; charset=utf-8';

/** What RFC 7644 (3.12) calls some of our refusals. */
const kinds: Readonly<Record<string, string>> = {
  UserNameTaken: 'uniqueness',
  SignInTaken: 'uniqueness',
  ScimInvalid: 'invalidValue',
  ScimMalformed: 'invalidSyntax',
  ScimFilter: 'invalidFilter',
  ScimNoTarget: 'noTarget',
  ScimTooMany: 'tooMany',
};

/** Identity providers understand the errors of SCIM, not problems. */
@Catch()
@Injectable()
export class ScimErrors implements ExceptionFilter {
  constructor(private readonly attempts: Attempts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    const context = presentContext();
    if (context && refusal.isGrave) {
      this.attempts.refused(refusal, context, http.getRequest<FastifyRequest>().url);
    }
    if (reply.sent) return;
    const { code, labels, status, details } = refusal;
    const field = details.field === undefined ? '' : ` (${details.field})`;
    void reply
      .status(status)
      .type(scimType)
      .send({
        schemas: [schemas.error],
        status: String(status),
        ...(kinds[code] !== undefined && { scimType: kinds[code] }),
        detail: `${code}: ${labels.en}${field}`,
      });
  }
}
