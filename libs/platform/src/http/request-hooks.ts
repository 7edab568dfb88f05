import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { Deadline } from '../timing/deadline.js';
import { platformRefusals } from '../platform.refusals.js';
import type { Log } from '../operations/log.js';
import { traceNamedBy } from '../operations/tracing.js';
import type { RequestContext } from '../request-context.js';
import { mostSeen } from '../seen/handles.js';
import { inContext } from '../request-context.js';

const nobody = { id: 'nobody', roles: [] };
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const header = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly keyless?: boolean;
  }
}

/** A route of a protocol of others that knows no key: what is said twice changes nothing twice. */
export const Keyless = () => RouteConfig({ keyless: true });

/** Who sends each request, for its line in the log. */
const contexts = new WeakMap<FastifyRequest, RequestContext>();

/** When the answer to each request must be there. */
const deadlines = new WeakMap<FastifyRequest, Deadline>();

/** Gives every request its correlation id, the handler its context, and the log a line. */
export function hookRequests(server: FastifyInstance, log: Log, deadlineMs: number): void {
  server.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    const given = header(request, 'x-correlation-id');
    const valid = given !== undefined && /^[\w.:-]{1,100}$/.test(given);
    request.id = valid ? given : (traceNamedBy(header(request, 'traceparent')) ?? randomUUID());
    void reply.header('X-Correlation-Id', request.id);
    void reply.header('Cache-Control', 'no-store');
    deadlines.set(request, answeredWithin(deadlineMs, reply));
    done();
  });
  server.addHook('preHandler', (request: FastifyRequest, _: FastifyReply, done) => {
    let context: RequestContext;
    try {
      context = contextOf(request);
    } catch (error) {
      done(error as Error);
      return;
    }
    contexts.set(request, context);
    inContext(context, done);
  });
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    log.info(lineOf(request, reply), 'request');
    done();
  });
}

/**
 * What the log says of a request: its route, never its address, for what people search for and the ids
 * of persons stand there. The correlation id finds the rest where it is recorded.
 */
function lineOf(request: FastifyRequest, { statusCode: status, elapsedTime }: FastifyReply) {
  const { method, id: correlationId } = request;
  const { url: route = 'none' } = request.routeOptions;
  const milliseconds = Math.round(elapsedTime * 10) / 10;
  const { id: actor } = contexts.get(request)?.actor ?? nobody;
  return { method, route, status, milliseconds, correlationId, actor };
}

/**
 * Answers 503 once the time is over, whatever the handler still waits for. What has begun to answer,
 * such as a stream of events, goes on.
 */
function answeredWithin(limitMs: number, reply: FastifyReply): Deadline {
  const deadline = new Deadline(limitMs);
  const timer = setTimeout(() => {
    if (reply.sent || reply.raw.headersSent) return;
    deadline.end();
    void reply.send(platformRefusals.DeadlinePassed());
  }, limitMs);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    deadline.end();
  });
  return deadline;
}

function contextOf(request: FastifyRequest): RequestContext {
  const idempotencyKey = keyOf(request);
  const expectedRevision = revisionOf(header(request, 'if-match'));
  const after = positionOf(header(request, 'x-position'));
  const reason = reasonOf(header(request, 'x-reason'));
  const deadline = deadlines.get(request);
  const remember = isRemembered(request);
  const seen = handlesOf(header(request, 'x-seen'));
  const dryRun = isDryRun(request);
  return {
    actor: nobody,
    correlationId: request.id,
    ...(deadline && { deadline }),
    ...(dryRun && { dryRun }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
    ...(after === undefined ? {} : { after }),
    ...(reason === undefined ? {} : { reason }),
    ...(remember && { remember }),
    ...(seen && { seen }),
  };
}

/** The server never makes keys: only the sender knows what is one intent. */
function keyOf(request: FastifyRequest): string | undefined {
  const { keyless = false } = request.routeOptions.config;
  if (!changing.has(request.method) || keyless) return undefined;
  const key = header(request, 'idempotency-key');
  if (key === undefined || !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw platformRefusals.IdempotencyKeyMissing({ field: 'Idempotency-Key' });
  }
  return key;
}

/** `?dryRun=1` of a command asks what would happen. */
function isDryRun({ method, query }: FastifyRequest): boolean {
  const { dryRun } = query as { readonly dryRun?: unknown };
  if (dryRun === undefined || !changing.has(method)) return false;
  if (dryRun === '1') return true;
  throw platformRefusals.InvalidRequest({ field: 'dryRun', rule: '1, or left out' });
}

/** `X-Remember: 1` of a query asks for a handle of its answer. */
function isRemembered(request: FastifyRequest): boolean {
  const value = header(request, 'x-remember');
  if (value === undefined || value === '1') return value === '1';
  throw platformRefusals.InvalidHeader({ field: 'X-Remember', rule: '1, or left out' });
}

function handlesOf(value: string | undefined): readonly string[] | undefined {
  const handles = value?.split(',').map((each) => each.trim());
  if (handles === undefined || handles.length <= mostSeen) return handles;
  const rule = `at most ${mostSeen} handles, with a comma between them`;
  throw platformRefusals.InvalidHeader({ field: 'X-Seen', rule });
}

function revisionOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const [, revision] = /^(?:W\/)?"(\d{1,15})"$/.exec(value) ?? [];
  if (revision === undefined) {
    throw platformRefusals.InvalidHeader({ field: 'If-Match', rule: 'a revision in quotes: "3"' });
  }
  return Number(revision);
}

function positionOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,16}$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw platformRefusals.InvalidHeader({ field: 'X-Position', rule: 'a whole number' });
  }
  return Number(value);
}

/** Headers hold no Chinese: a reason comes percent-encoded, as addresses do. */
function reasonOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const reason = decoded(value).trim();
  if (reason !== '' && reason.length <= 500 && !/\p{C}/u.test(reason)) return reason;
  const rule = 'text of 1 to 500 characters, percent-encoded UTF-8';
  throw platformRefusals.InvalidHeader({ field: 'X-Reason', rule });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
