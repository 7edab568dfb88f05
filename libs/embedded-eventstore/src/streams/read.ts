import { streamDeleted } from '../grpc/errors.js';
import type { Call, Responses } from '../grpc/handler.js';
import type { NodeContext } from '../node-context.js';
import { eventFrame } from '../wire/event-frame.js';
import { firstRevisionFrame, lastRevisionFrame, streamNotFoundFrame } from './read-frames.js';
import { hideUsers } from './filter.js';
import { readReadOptions, type ReadOptions } from './read-options.js';
import { subscribe } from './subscription.js';

/** Events that are read at a time before others get their turn. */
export const PAGE = 256;

/** Lets the event loop serve others. */
export const yieldTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** `Streams.Read`: reads and subscriptions. */
export async function read(
  node: NodeContext,
  request: Buffer,
  call: Call,
  responses: Responses,
): Promise<void> {
  const options = readReadOptions(request);
  node.gatekeeper.authorize(call, 'read', options.stream ?? '$all');
  const isAdministrator = node.gatekeeper.caller(call).groups.includes('$admins');
  if (options.stream === undefined && !isAdministrator) options.filter = hideUsers(options.filter);
  if (options.isSubscription) await subscribe(node, options, call, responses);
  else if (options.stream === undefined) await readAll(node, options, call, responses);
  else await readStream(node, options, options.stream, call, responses);
}

async function readStream(
  { log }: NodeContext,
  options: ReadOptions,
  stream: string,
  call: Call,
  responses: Responses,
): Promise<void> {
  const state = log.stream(stream);
  if (state.tombstoned) throw streamDeleted(stream);
  if (!log.exists(state)) {
    responses.send([streamNotFoundFrame(stream)]);
    responses.end();
    return;
  }
  let cursor = startOf(options, options.backwards ? state.durable : state.durable + 1);
  let left = options.count;
  for (let isFirst = true; left > 0 && !call.isClosed; isFirst = false) {
    const limit = Math.min(PAGE, left);
    const page = options.backwards
      ? log.reader.backwards(state, cursor, limit)
      : log.reader.forwards(state, cursor, limit);
    if (isFirst && !page.records.length && options.compatibility >= 1 && !options.backwards) {
      responses.send([firstRevisionFrame(page.next)]);
    }
    left -= page.records.length;
    cursor = page.next;
    if (page.records.length) {
      const frames = page.records.map((record) =>
        eventFrame(log.reader.resolve(record, options.resolveLinks), options.structuredUuids),
      );
      await (responses.send(frames) ? yieldTurn() : responses.drained());
    }
    if (page.ended) break;
  }
  if (options.compatibility >= 1) responses.send([lastRevisionFrame(state.durable)]);
  responses.end();
}

async function readAll(
  { log }: NodeContext,
  options: ReadOptions,
  call: Call,
  responses: Responses,
): Promise<void> {
  const { filter, backwards } = options;
  let cursor = startOf(options, log.reader.end);
  let left = options.count;
  while (left > 0 && !call.isClosed) {
    const limit = filter ? PAGE : Math.min(PAGE, left);
    const page = backwards
      ? log.reader.allBackwards(cursor, limit)
      : log.reader.allForwards(cursor, limit);
    const chosen = filter ? page.records.filter((record) => filter.matches(record)) : page.records;
    const frames = chosen
      .slice(0, left)
      .map((record) =>
        eventFrame(log.reader.resolve(record, options.resolveLinks), options.structuredUuids),
      );
    left -= frames.length;
    cursor = page.next;
    const isTaken = !frames.length || responses.send(frames);
    if (page.ended) break;
    await (isTaken ? yieldTurn() : responses.drained());
  }
  responses.end();
}

/** The first place that a read includes; backwards from the start there is nothing in `$all`. */
function startOf(options: ReadOptions, end: number): number {
  if (options.from === 'start') return 0;
  return options.from === 'end' ? end : options.from;
}
