import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Call } from '../grpc/handler.js';
import { RpcError, Status } from '../grpc/status.js';
import type { Gatekeeper } from '../node-context.js';
import type { Address } from './gossip.js';
import { SERVER_VERSION } from './server-features.js';

/** What the real server calls a text; clients only look whether it is a number. */
const TEXT_MESSAGE = 12;

/**
 * The few addresses of the HTTP/1.1 interface that probes and tools ask for. Whether the node
 * lives anybody may ask; the rest is for users, where there are any.
 */
export function http1Interface(address: () => Address, gatekeeper: Gatekeeper): RequestListener {
  const answers: Readonly<Record<string, () => unknown>> = {
    '/info': () => ({ dbVersion: SERVER_VERSION, state: 'leader' }),
    '/ping': () => ({ msgTypeId: TEXT_MESSAGE, text: 'Ping request successfully handled' }),
    '/gossip': () => ({
      members: [
        {
          state: 'Leader',
          isAlive: true,
          httpEndPointIp: address().host,
          httpEndPointPort: address().port,
        },
      ],
    }),
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://node');
    request.resume();
    if (pathname === '/health/live') {
      response.writeHead(204).end();
      return;
    }
    const call = callOf(request);
    await gatekeeper.identify(call);
    gatekeeper.requireUser(call);
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
    if (answer && (request.method === 'GET' || request.method === 'HEAD')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer()));
    } else {
      response.writeHead(404).end();
    }
  };
  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      const isBusy = error instanceof RpcError && error.status === Status.unavailable;
      const realm = { 'www-authenticate': 'Basic realm="eventstore"' };
      response.writeHead(isBusy ? 503 : 401, isBusy ? {} : realm).end();
    });
  };
}

/** A request as the gatekeeper knows calls. */
const callOf = (request: IncomingMessage): Call => ({
  header(name) {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  },
  peer: request.socket.remoteAddress ?? '?',
  isClosed: false,
  onClose: () => undefined,
});
