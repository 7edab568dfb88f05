import type { BlockList } from 'node:net';
import { isIP } from 'node:net';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { addressOf } from './address.js';

/** What a receiver answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds: number | undefined;
}

const limitMs = 10_000;
const mostBytes = 64 * 1024;

/**
 * Posts to a receiver, to the address that was checked, and follows no redirect.
 * @throws AddressRefused, or whatever the line says
 */
export async function post(
  address: string,
  text: string,
  headers: Readonly<Record<string, string>>,
  allowed: BlockList,
): Promise<Answer> {
  const url = new URL(address);
  const pinned = await addressOf(url, allowed);
  const family = isIP(pinned);
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/cloudevents+json; charset=utf-8',
          'Content-Length': Buffer.byteLength(text),
          'User-Agent': 'Rapport-Webhooks',
          ...headers,
        },
        signal: AbortSignal.timeout(limitMs),
        lookup: (_, { all }, found) => {
          if (all === true) found(null, [{ address: pinned, family }]);
          else found(null, pinned, family);
        },
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          answer += chunk;
          if (answer.length > mostBytes) response.destroy();
        });
        response.once('error', reject);
        response.once('close', () => {
          const after = Number(response.headers['retry-after']);
          resolve({
            status: response.statusCode ?? 0,
            text: answer,
            retryAfterSeconds: Number.isFinite(after) && after >= 0 ? after : undefined,
          });
        });
      },
    );
    request.once('error', reject);
    request.end(text);
  });
}
