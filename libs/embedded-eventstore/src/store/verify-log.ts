import { UnusableFolder } from '#embedded-host';
import { StoredRecord } from '../wire/stored-record.js';
import { FIRST_POSITION, type LogEnvironment } from './log-environment.js';

/**
 * How much of the log is checked record by record: what was written since the last check (a clean
 * stop, or 50,000 events), or all of it. The sums over the log and the index are always compared.
 */
export type VerifyExtent = 'recent' | 'all';

/** What a check went through. */
export interface Verified {
  readonly records: number;
  readonly end: number;
}

/**
 * Proves that the log has no hole, that no record in it is damaged and that the index agrees:
 * every record begins where the one before ends, the last one ends where the last commit said,
 * each record has its entry in the index, and both hold as many as the last commit counted.
 * Throws `UnusableFolder`, and changes nothing.
 */
export function verifyLog(environment: LogEnvironment, extent: VerifyExtent): Verified {
  const { totals } = environment;
  const counts = environment.counts();
  if (counts.log !== totals.events + totals.gaps) {
    damaged(`the log has ${counts.log} records, ${totals.events + totals.gaps} were committed`);
  }
  if (counts.index !== totals.events) {
    damaged(`the index has ${counts.index} entries for ${totals.events} events`);
  }
  const ids = new Map<string, number | undefined>();
  let expected = extent === 'all' ? FIRST_POSITION : totals.verified;
  let records = 0;
  for (const { key, value } of environment.log.getRange({ start: expected })) {
    const record = new StoredRecord(key, value);
    if (key !== expected) damaged(`the log has a hole from ${expected} to ${key}`);
    if (!record.isIntact) damaged(`the record at ${key} is damaged`);
    if (!record.isGap) checkIndex(environment, record, ids);
    expected = record.next;
    records++;
  }
  if (expected !== totals.end) damaged(`the log ends at ${expected}, not at ${totals.end}`);
  return { records, end: expected };
}

function checkIndex(
  environment: LogEnvironment,
  record: StoredRecord,
  ids: Map<string, number | undefined>,
): void {
  const { stream, revision, position } = record;
  if (!ids.has(stream)) ids.set(stream, environment.streamId(stream));
  const id = ids.get(stream);
  const indexed = id === undefined ? undefined : environment.position(id, revision);
  if (indexed !== position) {
    damaged(`the index has ${indexed ?? 'nothing'} for ${revision}@${stream} at ${position}`);
  }
}

function damaged(what: string): never {
  throw new UnusableFolder('damaged', `the data folder is damaged: ${what}; restore a backup`);
}
