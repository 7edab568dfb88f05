import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformRefusals } from '../platform.refusals.js';

const cookieName = 'rapport-session';
/** How long somebody stays signed in to the console, in seconds: one working day. */
export const sessionSeconds = 12 * 60 * 60;
/** What the console sends with every command: a form of another site cannot. */
export const consoleHeader = 'x-rapport-console';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a browser speak with the token in its session cookie: no script ever holds it. A command
 * needs the console's own header and, where the browser names it, the origin of this API: another
 * site can neither read answers nor send commands.
 */
export function hookSessions(server: FastifyInstance): void {
  server.addHook('onRequest', (request: FastifyRequest, _: FastifyReply, done) => {
    const token = request.headers.authorization === undefined ? tokenIn(request) : undefined;
    if (token === undefined) {
      done();
      return;
    }
    if (!safe.has(request.method) && !isFromConsole(request)) {
      done(platformRefusals.NotFromConsole());
      return;
    }
    request.headers.authorization = `Bearer ${token}`;
    done();
  });
}

/** Puts the token into the browser's keeping. */
export function beginSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.header('Set-Cookie', cookie(request, token, sessionSeconds));
}

export function endSession(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('Set-Cookie', cookie(request, '', 0));
}

function cookie({ protocol }: FastifyRequest, token: string, seconds: number): string {
  const secure = protocol === 'https' ? '; Secure' : '';
  return `${cookieName}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

function tokenIn({ headers }: FastifyRequest): string | undefined {
  const [, token] =
    /(?:^|;\s*)rapport-session=([\w.~+/=-]{20,8000})(?:;|$)/.exec(headers.cookie ?? '') ?? [];
  return token;
}

function isFromConsole({ headers }: FastifyRequest): boolean {
  if (headers[consoleHeader] === undefined) return false;
  const { origin, host } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
