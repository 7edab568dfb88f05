import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An event as a receiver of webhooks got it. */
export interface Got {
  readonly id: string;
  readonly key: string;
  readonly position: number;
  readonly type: string;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/** A receiver of webhooks, and how it behaves. */
export interface Receiver {
  readonly url: string;
  /** What it took, in the order of arrival. */
  readonly got: Got[];
  /** What it answers to an event; undefined cuts the line. */
  behave: (got: Got) => number | undefined;
  /** After how many letters of an event the line is cut. */
  cutAfter: () => number;
  stop(): Promise<void>;
}

/** Starts a receiver that says the challenge after its sender and takes everything. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    const most = receiver.cutAfter();
    request.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > most) request.socket.destroy();
    });
    request.once('error', () => undefined);
    request.once('end', () => {
      const event = JSON.parse(text) as Readonly<Record<string, string>>;
      if (event['challenge'] !== undefined) {
        response.end(JSON.stringify({ challenge: event['challenge'] }));
        return;
      }
      const one: Got = {
        id: String(request.headers['webhook-id']),
        key: event['partitionkey'] ?? '',
        position: Number(event['sequence']),
        type: event['type'] ?? '',
        text,
        headers: request.headers,
      };
      const status = receiver.behave(one);
      if (status === undefined) {
        request.socket.destroy();
        return;
      }
      if (status < 300) got.push(one);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    got,
    behave: () => 204,
    cutAfter: () => Infinity,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}

/** Whether one of the signatures of an event is by a secret. */
export function isSignedBy(
  secret: string,
  { headers, text }: Pick<Got, 'headers' | 'text'>,
): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const [id, at] = [headers['webhook-id'], headers['webhook-timestamp']].map(String);
  const signature = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${signature}`);
}

/** Keys whose events first came in another order than that of the log. */
export function outOfOrder(got: readonly Got[]): readonly string[] {
  const last = new Map<string, number>();
  const seen = new Set<string>();
  return got.flatMap(({ id, key, position }) => {
    if (seen.has(id)) return [];
    seen.add(id);
    const before = last.get(key) ?? -1;
    last.set(key, Math.max(before, position));
    return position < before ? [key] : [];
  });
}
