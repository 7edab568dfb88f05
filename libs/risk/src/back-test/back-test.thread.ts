import 'reflect-metadata';
import { EventStoreDB, Seals } from '#platform';
import { parentPort, workerData } from 'node:worker_threads';
import { backTest, dailyFor, indicatorsFor } from './back-test.js';
import type { LogOfThread, ToThread } from './thread-messages.js';
import { LogReader } from './columns/read-history.js';

/** How often progress is told, in milliseconds. */
const tellEvery = 200;

const port = parentPort;
if (port === null) throw new Error('this is the program of a thread');
const given = (name: keyof LogOfThread): string => {
  const value: unknown = Reflect.get(Object(workerData), name);
  if (typeof value !== 'string') throw new Error(`the thread was given no ${name}`);
  return value;
};
const seals = Seals.open({ data: given('data'), sealKeys: given('sealKeys') });
let lastTold = 0;
const reader = new LogReader(new EventStoreDB(given('eventStoreUrl'), seals), (progress) => {
  if (Date.now() - lastTold < tellEvery) return;
  lastTold = Date.now();
  port.postMessage({ kind: 'progress', progress });
});

port.on('message', ({ request, position }: ToThread) => {
  const wanted = {
    indicators: indicatorsFor(request),
    daily: dailyFor(request),
    until: request.window.to,
    observedUntil: request.window.observedUntil,
  };
  reader
    .history(position, wanted)
    .then((history) => backTest(history, request))
    .then(
      (report) => port.postMessage({ kind: 'report', report }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        port.postMessage({ kind: 'failed', message });
      },
    );
});
