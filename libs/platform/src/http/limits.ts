import type { Refuse } from '#kernel';
import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Settings } from '../configuration/settings.js';
import { platformRefusals } from '../platform.refusals.js';
import { problemOf, problemType } from './problem.js';

const { HeadersTooLarge, RequestTooSlow, MalformedRequest, AddressTooLong } = platformRefusals;

/** The longest id in a path. */
const maxParamLength = 200;
/** How long a request may take to arrive, and its headers alone; checked every five seconds. */
const arrivalMs = { whole: 20_000, headers: 10_000, checked: 5_000 };

/** What the server lets nobody do: send slowly, send much, keep a connection without a request. */
export const serverLimits = ({ bodyLimit }: Settings): FastifyHttpOptions<Server> => ({
  bodyLimit,
  routerOptions: { maxParamLength },
  requestTimeout: arrivalMs.whole,
  http: { headersTimeout: arrivalMs.headers, connectionsCheckingInterval: arrivalMs.checked },
  // Whoever sends on an open connection is answered to the last: see `Drain`.
  forceCloseConnections: 'idle',
  return503OnClosing: false,
  frameworkErrors: (error, request, reply) => {
    const { statusCode = 400 } = error;
    refuse(statusCode === 414 ? AddressTooLong : MalformedRequest, request, reply);
  },
  clientErrorHandler: (error, socket) => {
    answerRaw(byCode[error.code] ?? MalformedRequest, socket);
  },
});

/** What the parser of HTTP complains of. */
const byCode: Readonly<Record<string, Refuse>> = {
  HPE_HEADER_OVERFLOW: HeadersTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: RequestTooSlow,
};

/** Answers what no route was found for: neither hooks nor filters run. */
function refuse(because: Refuse, request: FastifyRequest, reply: FastifyReply): void {
  const correlationId = randomUUID();
  void reply
    .status(because.status)
    .header('Cache-Control', 'no-store')
    .header('X-Correlation-Id', correlationId)
    .type(problemType)
    .send(problemOf(because(), correlationId, request.headers['accept-language']));
}

/** Answers what is no request, and ends the connection. */
function answerRaw(because: Refuse, socket: Socket): void {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const correlationId = randomUUID();
  const body = problemOf(because(), correlationId);
  const head = [
    `HTTP/1.1 ${because.status} ${STATUS_CODES[because.status] ?? ''}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-Id: ${correlationId}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroySoon());
}
