import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { createGunzip } from 'node:zlib';

/** What a server-sent event says. */
export interface Said {
  readonly id: number;
  readonly event: string;
  readonly data: unknown;
}

/** Everything said in some text of server-sent events; what is cut off at its end is left out. */
export function saidIn(text: string): readonly Said[] {
  const blocks = text.split('\n\n').slice(0, -1);
  return blocks.flatMap((block) => {
    const fields = new Map(
      block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]),
    );
    const data = fields.get('data');
    if (data === undefined) return [];
    const [id, event = 'message'] = [Number(fields.get('id')), fields.get('event')];
    return [{ id, event, data: JSON.parse(data) as unknown }];
  });
}

/** How many events have come; cheap, for looking again and again. */
export const countIn = (text: string): number => text.split('\ndata: {"specversion"').length - 1;

/** A stream of events that is being read. */
export interface Reading {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  /** All the text that has come. */
  text(): string;
  readonly ended: Promise<void>;
  stop(): void;
}

/** Reads a stream of events until it is stopped or ends. */
export function readStream(
  url: string,
  token: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { Authorization: `Bearer ${token}`, ...headers } });
    request.once('error', reject);
    request.once('response', (response) => {
      let text = '';
      const zipped = response.headers['content-encoding'] === 'gzip';
      const body = zipped ? response.pipe(createGunzip()) : response;
      body.setEncoding('utf8');
      body.on('data', (chunk: string) => (text += chunk));
      const ended = new Promise<void>((over) => {
        for (const each of ['end', 'error', 'aborted', 'close']) response.once(each, () => over());
      });
      response.on('error', () => undefined);
      body.on('error', () => undefined);
      resolve({
        status: response.statusCode,
        headers: response.headers,
        text: () => text,
        ended,
        stop: () => request.destroy(),
      });
    });
  });
}

/** A line to a server that is cut after some bytes of the answer. */
export interface Line {
  readonly port: number;
  stop(): void;
}

/** Passes everything on, and cuts each connection after as many bytes of the answer as `bytes` says. */
export async function cuttingLine(target: number, bytes: () => number): Promise<Line> {
  const open = new Set<{ destroy(): void }>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    let left = bytes();
    open.add(near).add(far);
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      near.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return;
      near.end();
      far.destroy();
    });
    for (const each of [near, far]) {
      each.on('error', () => undefined);
      each.once('close', () => {
        near.destroy();
        far.destroy();
        open.delete(near);
        open.delete(far);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      for (const each of open) each.destroy();
      server.close();
    },
  };
}

/** Whole numbers below a bound, the same ones for the same seed. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}
