import { StoredRecord } from '../wire/stored-record.js';
import type { EventLog } from './event-log.js';
import type { RewriteEffect } from './group-commit.js';
import { indexKey } from './log-environment.js';

/** What a scavenge has done so far. */
export interface ScavengeProgress {
  /** Events that were removed, and the bytes of log that they took. */
  readonly events: number;
  readonly bytes: number;
}

/** Records that are looked at in one transaction: others get their turn in between. */
const PAGE = 500;

/**
 * Removes from the log what readers of streams cannot see any more: events before `$tb` or beyond
 * `$maxCount` and `$maxAge`, old metadata, and all events of deleted streams. The last event of a
 * stream stays, so that its numbering goes on; of a tombstoned stream only the tombstone stays.
 * A gap record takes the place of removed ones, so that the log is still one chain.
 * @param isCancelled is asked between pages
 */
export async function scavenge(
  log: EventLog,
  isCancelled: () => boolean = () => false,
): Promise<ScavengeProgress> {
  let progress: ScavengeProgress = { events: 0, bytes: 0 };
  const end = log.reader.end;
  for (let from = 0; from < end && !isCancelled();) {
    const page = readPage(log, from, end);
    if (!page.records.length) break;
    const doomed = page.records.filter((record) => record.isGap || isInvisible(log, record));
    if (doomed.some((record) => !record.isGap)) {
      const result = await log.rewrite((commits) => replace(log, runs(doomed), commits));
      if (result.kind === 'failed') throw new Error(result.message);
      progress = doomed
        .filter((record) => !record.isGap)
        .reduce(
          (sum, record) => ({ events: sum.events + 1, bytes: sum.bytes + record.bytes.length }),
          progress,
        );
    }
    from = page.next;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return progress;
}

/** Gaps are part of it, which no other reader sees. */
function readPage(log: EventLog, from: number, end: number) {
  const records: StoredRecord[] = [];
  let next = from;
  for (const { key, value } of log.environment.log.getRange({ start: from, end, limit: PAGE })) {
    const record = new StoredRecord(key, value);
    records.push(record);
    next = record.next;
  }
  return { records, next };
}

function isInvisible(log: EventLog, record: StoredRecord): boolean {
  if (record.isTombstone) return false;
  const state = log.stream(record.stream);
  if (state.tombstoned) return true;
  return record.revision < Math.min(state.durable, log.reader.floor(state));
}

/** Neighbours among the doomed records, each run to become one gap. */
function runs(doomed: readonly StoredRecord[]): StoredRecord[][] {
  const found: StoredRecord[][] = [];
  for (const record of doomed) {
    const run = found.at(-1);
    if (run?.at(-1)?.next === record.position) run.push(record);
    else found.push([record]);
  }
  return found;
}

function replace(
  log: EventLog,
  found: readonly StoredRecord[][],
  commits: Set<Promise<boolean>>,
): RewriteEffect {
  const { environment } = log;
  let events = 0;
  let gaps = 0;
  for (const run of found) {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) continue;
    for (const record of run) {
      if (record.isGap) gaps--;
      else {
        events--;
        const id = environment.streamId(record.stream) ?? 0;
        commits.add(environment.index.remove(indexKey(id, record.revision)));
      }
      if (record !== first) commits.add(environment.log.remove(record.position));
    }
    commits.add(
      environment.putRecord(StoredRecord.gap(first.position, last.next - first.position)),
    );
    gaps++;
  }
  return { events, gaps };
}
