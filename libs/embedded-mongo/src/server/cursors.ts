import type { Raw } from '../bson/raw.js';
import { CommandError } from '../errors.js';
import type { Transaction } from '../storage/writing/transaction.js';
import type { TimeLimit } from '../storage/time-limit.js';
import type { View } from '../storage/view.js';
import { CursorBatch } from './wire.js';

/** What a client fetches in batches. It is read on as far as a batch needs. */
interface Cursor {
  readonly namespace: string;
  readonly source: AsyncIterator<readonly Raw[]>;
  readonly view: View;
  readonly session: string | undefined;
  /** What was read and not yet sent. */
  rest: readonly Raw[];
  /** How many documents may still be sent. */
  left: number;
  isRead: boolean;
  isBusy: boolean;
  lastUsed: number;
}

export interface CursorOptions {
  /** What the documents are read from; it rests between two batches. */
  readonly view: View;
  readonly batchSize: number | undefined;
  readonly isSingle?: boolean;
  /** 0: all. */
  readonly limit?: number;
  readonly session?: string | undefined;
}

/** Who asks for more. */
export interface Fetcher {
  readonly namespace: string;
  readonly session: string | undefined;
  readonly transaction: Transaction | undefined;
  readonly limit: TimeLimit;
}

/** A batch ends at this size, in bytes, or with the document that exceeds it alone. */
const MAX_BATCH = 16_000_000;
const FIRST_BATCH = 101;
/** MongoDB's own limit on idle cursors. */
const IDLE_MS = 10 * 60_000;
/** More open cursors than a server of this kind has use for. */
const MAX_CURSORS = 10_000;

/** The open cursors of a server. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private nextId = BigInt(Date.now()) * 1_000n; // ids of an earlier run are not taken for ours

  get size(): number {
    return this.open.size;
  }

  /** The first batch, and a cursor for the rest if there is one. */
  async start(
    namespace: string,
    source: AsyncIterable<readonly Raw[]>,
    options: CursorOptions,
  ): Promise<CursorBatch> {
    const { view, batchSize = FIRST_BATCH, isSingle = false, limit = 0, session } = options;
    const cursor: Cursor = {
      namespace,
      source: source[Symbol.asyncIterator](),
      view,
      session,
      rest: [],
      left: limit > 0 ? limit : Infinity,
      isRead: false,
      isBusy: false,
      lastUsed: performance.now(),
    };
    const batch = await nextBatch(cursor, batchSize);
    if (isSingle || isDone(cursor)) {
      await close(cursor);
      return new CursorBatch(namespace, 0n, 'firstBatch', batch);
    }
    if (this.open.size >= MAX_CURSORS) {
      await close(cursor);
      throw new CommandError(TOO_MANY, `there are ${MAX_CURSORS} open cursors already`);
    }
    const id = this.nextId++;
    this.open.set(id, cursor);
    return new CursorBatch(namespace, id, 'firstBatch', batch);
  }

  async more(id: bigint, batchSize: number, fetcher: Fetcher): Promise<CursorBatch> {
    const cursor = this.open.get(id);
    if (!cursor || cursor.view.transaction?.state === 'aborted') throw notFound(id);
    check(id, cursor, fetcher);
    if (cursor.isBusy) throw new CommandError(143, `cursor id ${id.toString()} is already in use`);
    cursor.isBusy = true;
    cursor.view.limit = fetcher.limit;
    try {
      const batch = await nextBatch(cursor, batchSize > 0 ? batchSize : Infinity);
      if (isDone(cursor)) this.kill(id);
      const next = this.open.has(id) ? id : 0n;
      return new CursorBatch(cursor.namespace, next, 'nextBatch', batch);
    } catch (error) {
      this.kill(id);
      throw error;
    } finally {
      cursor.view.rest();
      cursor.lastUsed = performance.now();
      cursor.isBusy = false;
    }
  }

  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    if (!cursor) return false;
    this.open.delete(id);
    void close(cursor);
    return true;
  }

  killIf(condition: (cursor: Pick<Cursor, 'namespace' | 'session' | 'view'>) => boolean): void {
    for (const [id, cursor] of this.open) if (condition(cursor)) this.kill(id);
  }

  /** Those that nobody goes on with, and those of transactions that have ended. */
  killIdle(): void {
    const oldest = performance.now() - IDLE_MS;
    for (const [id, { lastUsed, view }] of this.open) {
      const hasEnded = view.transaction !== undefined && view.transaction.state !== 'active';
      if (lastUsed < oldest || hasEnded) this.kill(id);
    }
  }
}

const TOO_MANY = 402;

const notFound = (id: bigint) => new CommandError(43, `cursor id ${id.toString()} not found`);

const isDone = ({ rest, isRead, left }: Cursor): boolean =>
  left === 0 || (isRead && rest.length === 0);

/** Nothing is read on; where a batch is being read, its end does the rest. */
async function close({ source, isBusy, view }: Cursor): Promise<void> {
  await source.return?.();
  if (!isBusy) view.rest();
}

/** Only where it was opened is a cursor known: session, transaction and collection. */
function check(id: bigint, cursor: Cursor, fetcher: Fetcher): void {
  const { namespace, session, view } = cursor;
  const name = `cursor ${id.toString()}`;
  if (namespace !== fetcher.namespace) {
    throw new CommandError(
      13,
      `Requested getMore on namespace '${fetcher.namespace}', but ${name} belongs to ${namespace}`,
    );
  }
  if (session !== fetcher.session) {
    const code = session === undefined ? 50736 : fetcher.session === undefined ? 50737 : 50738;
    throw new CommandError(code, `Cannot run getMore on ${name}: it is of another session`);
  }
  if (view.transaction !== fetcher.transaction) {
    const { transaction } = view;
    const code = !transaction ? 50739 : fetcher.transaction === undefined ? 50740 : 50741;
    throw new CommandError(code, `Cannot run getMore on ${name}: it is of another transaction`);
  }
}

async function nextBatch(cursor: Cursor, count: number): Promise<readonly Raw[]> {
  const batch: Raw[] = [];
  let bytes = 0;
  while (batch.length < count && cursor.left > 0) {
    if (cursor.rest.length === 0) {
      if (cursor.isRead) break;
      const next = await cursor.source.next();
      if (next.done) cursor.isRead = true;
      else cursor.rest = next.value;
      continue;
    }
    let taken = 0;
    for (const raw of cursor.rest.slice(0, Math.min(count - batch.length, cursor.left))) {
      bytes += raw.length;
      if (bytes > MAX_BATCH && batch.length > 0) break;
      batch.push(raw);
      taken++;
    }
    cursor.rest = cursor.rest.slice(taken);
    cursor.left -= taken;
    if (bytes > MAX_BATCH) break;
  }
  return batch;
}
