import type { RequestListener } from 'node:http';
import type { Address } from './gossip.js';
import { SERVER_VERSION } from './server-features.js';

/** What the real server calls a text; clients only look whether it is a number. */
const TEXT_MESSAGE = 12;

/** The few addresses of the HTTP/1.1 interface that probes and tools ask for. */
export function http1Interface(address: () => Address): RequestListener {
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
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://node');
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
    request.resume();
    if (pathname === '/health/live') {
      response.writeHead(204).end();
    } else if (answer && (request.method === 'GET' || request.method === 'HEAD')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer()));
    } else {
      response.writeHead(404).end();
    }
  };
}
