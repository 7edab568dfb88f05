import { CommandError } from '../errors.js';
import type { Raw } from '../bson/raw.js';
import { CursorBatch } from './wire.js';

/** A result that a client fetches in batches: a fixed list, as of the moment of the query. */
interface Cursor {
  readonly namespace: string;
  readonly documents: readonly Raw[];
  /** What is done to a document when its batch is made. */
  readonly project: (raw: Raw) => Raw;
  readonly session: string | undefined;
  position: number;
  lastUsed: number;
}

export interface CursorOptions {
  readonly batchSize: number | undefined;
  readonly isSingle?: boolean;
  readonly session?: string | undefined;
  readonly project?: ((raw: Raw) => Raw) | undefined;
}

/** A batch ends at this size, in bytes, or with the document that exceeds it alone. */
const MAX_BATCH = 16_000_000;
const FIRST_BATCH = 101;
/** MongoDB's own limit on idle cursors. */
const IDLE_MS = 10 * 60_000;

/** The open cursors of a server. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private nextId = BigInt(Date.now()) * 1_000n; // ids of an earlier run are not taken for ours

  constructor(private readonly now: () => number) {}

  get size(): number {
    return this.open.size;
  }

  /** The first batch, and a cursor for the rest if there is one. */
  start(namespace: string, documents: readonly Raw[], options: CursorOptions): CursorBatch {
    const { batchSize = FIRST_BATCH, isSingle = false, session, project = same } = options;
    const cursor = { namespace, documents, project, session, position: 0, lastUsed: this.now() };
    const batch = nextBatch(cursor, batchSize);
    const isDone = isSingle || cursor.position >= documents.length;
    const id = isDone ? 0n : this.nextId++;
    if (!isDone) this.open.set(id, cursor);
    return new CursorBatch(namespace, id, 'firstBatch', batch);
  }

  more(id: bigint, batchSize: number): CursorBatch {
    const cursor = this.open.get(id);
    if (!cursor) throw new CommandError(43, `cursor id ${id.toString()} not found`);
    cursor.lastUsed = this.now();
    const batch = nextBatch(cursor, batchSize > 0 ? batchSize : Infinity);
    const isDone = cursor.position >= cursor.documents.length;
    if (isDone) this.open.delete(id);
    return new CursorBatch(cursor.namespace, isDone ? 0n : id, 'nextBatch', batch);
  }

  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  killIf(condition: (cursor: { namespace: string; session: string | undefined }) => boolean): void {
    for (const [id, cursor] of this.open) if (condition(cursor)) this.open.delete(id);
  }

  killIdle(): void {
    const oldest = this.now() - IDLE_MS;
    for (const [id, { lastUsed }] of this.open) if (lastUsed < oldest) this.open.delete(id);
  }
}

const same = (raw: Raw): Raw => raw;

function nextBatch(cursor: Cursor, count: number): readonly Raw[] {
  const batch: Raw[] = [];
  for (let size = 0; batch.length < count; cursor.position++) {
    const raw = cursor.documents[cursor.position];
    if (raw === undefined) break;
    size += raw.length;
    if (size > MAX_BATCH && batch.length > 0) break;
    batch.push(cursor.project(raw));
  }
  return batch;
}
