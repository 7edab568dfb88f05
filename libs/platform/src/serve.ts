import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hookSessions } from './browser/session.js';
import { requireIssuer } from './configuration/settings.js';
import { Definitions } from './definitions.js';
import { serverLimits } from './http/limits.js';
import { hookRequests } from './http/request-hooks.js';
import { Drain } from './operations/drain.js';
import { Worker } from './operations/worker.js';
import type { World } from './platform.module.js';
import { PlatformModule } from './platform.module.js';
import { platformRefusals } from './platform.refusals.js';

/** What a process does: answer requests, run views and processes, or both. */
export interface Duties {
  readonly api: boolean;
  readonly worker: boolean;
  /** Whether `/health` and `/metrics` are answered though the API is not. */
  readonly operations?: boolean;
}

/** A running process. */
export interface Running {
  readonly app: NestFastifyApplication;
  /** Where the API answers, or, of a worker alone, `/health` and `/metrics`. */
  readonly address: string | undefined;
  stop(): Promise<void>;
}

/** Puts the contexts on the platform, and begins. */
export async function serve(
  world: World,
  contexts: readonly Type[],
  duties: Duties,
): Promise<Running> {
  const { settings } = world;
  if (duties.api) requireIssuer(settings);
  const adapter = new FastifyAdapter(serverLimits(settings));
  const module: DynamicModule = {
    module: class Rapport {},
    imports: [PlatformModule.in(world), ...contexts],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: world.log,
    abortOnError: false,
  });
  world.tables.knows(app.get(Definitions).views);
  const server = adapter.getInstance<FastifyInstance>();
  takeScim(server);
  hookRequests(server, world.log, settings.deadline);
  hookSessions(server);
  const drain = app.get(Drain);
  drain.watch(server.server);
  server.addHook('onSend', (_, reply) => drain.farewell(reply));
  if (!duties.api) server.addHook('onRequest', onlyOperations);
  await app.register(helmet, {
    // Rapport itself speaks HTTP; whoever puts TLS in front of it adds what belongs to TLS.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    strictTransportSecurity: false,
  });
  if (settings.requestsPerMinute > 0) {
    await app.register(rateLimit, {
      max: settings.requestsPerMinute,
      timeWindow: '1 minute',
      enableDraftSpec: true,
      // Whoever shows no token that was found valid counts with all others at their address.
      keyGenerator: ({ headers, ip }) => world.tokens.senderOf(headers.authorization) ?? ip,
      errorResponseBuilder: () => platformRefusals.TooManyRequests(),
    });
  }
  await app.init();
  const worker = duties.worker ? app.get(Worker) : undefined;
  await worker?.start();
  const listens = duties.api || duties.operations === true;
  const stop = async () => {
    await drain.begin();
    await drain.within(settings.deadline + 1_000, app.close());
    await worker?.stop();
  };
  try {
    if (listens) await app.listen(settings.port, settings.host);
  } catch (error) {
    await stop();
    throw error;
  }
  return { app, address: listens ? await app.getUrl() : undefined, stop };
}

/** Of a worker, only those who run it ask anything. */
function onlyOperations({ url }: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (/^\/(health\/(live|ready)|metrics)(\?|$)/.test(url)) done();
  else reply.callNotFound();
}

/** Identity providers have a type of their own, and name it for bodies that they do not send. */
function takeScim(server: FastifyInstance): void {
  const json = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser(
    'application/scim+json',
    { parseAs: 'string' },
    (request, body, done) => (body === '' ? done(null) : json(request, String(body), done)),
  );
}
