import { StoredRecord } from '../../wire/stored-record.js';
import { DamagedLog } from './damaged-log.js';
import { FIRST_POSITION, type LogEnvironment } from './log-environment.js';

/** What a check went through. */
export interface Verified {
  readonly records: number;
  readonly end: number;
}

/** Names of streams whose ids are remembered during a check. */
const MAX_NAMES = 100_000;

/**
 * Compares the sums that the last commit wrote with what is there: enough after a clean stop.
 * Throws `DamagedLog`.
 */
export function verifySums(environment: LogEnvironment): Verified {
  return environment.reading('the log', () => {
    const { totals } = environment;
    const counts = environment.counts();
    const streams = environment.greatestStreamId();
    if (counts.log !== totals.events) {
      damaged(`the log has ${counts.log} records, ${totals.events} were committed`);
    }
    if (counts.index !== totals.events) {
      damaged(`the index has ${counts.index} entries for ${totals.events} events`);
    }
    if (counts.names !== streams) damaged(`${counts.names} streams have names, not ${streams}`);
    const end = environment.lastRecord()?.next ?? FIRST_POSITION;
    if (end !== totals.end) damaged(`the log ends at ${end}, not at ${totals.end}`);
    return { records: totals.events, end };
  });
}

/**
 * Proves that the log has no hole, that no record in it is damaged and that the index agrees:
 * every record begins where the one before ends, the last one ends where the last commit said,
 * each has its entry in the index under the id of its stream, and log, index and names hold as
 * many as the last commit counted. Throws `DamagedLog`, and changes nothing.
 */
export function verifyLog(environment: LogEnvironment): Verified {
  const { records, end } = verifySums(environment);
  return environment.reading('the log', () => {
    const ids = new Map<string, number | undefined>();
    let expected = FIRST_POSITION;
    for (const { key, value } of environment.log.getRange()) {
      const record = new StoredRecord(key, value);
      if (key !== expected) damaged(`the log has a hole from ${expected} to ${key}`);
      if (!record.isIntact) damaged(`the record at ${key} is damaged`);
      checkIndex(environment, record, ids);
      expected = record.next;
    }
    return { records, end };
  });
}

function checkIndex(
  environment: LogEnvironment,
  record: StoredRecord,
  ids: Map<string, number | undefined>,
): void {
  const { stream, revision, position } = record;
  if (!ids.has(stream)) {
    if (ids.size >= MAX_NAMES) ids.clear();
    ids.set(stream, environment.streamId(stream));
  }
  const id = ids.get(stream);
  const indexed = id === undefined ? undefined : environment.position(id, revision);
  if (indexed !== position) {
    damaged(`the index has ${indexed ?? 'nothing'} for ${revision}@${stream} at ${position}`);
  }
}

function damaged(what: string): never {
  throw new DamagedLog(what);
}
