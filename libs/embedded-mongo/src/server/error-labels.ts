import type { Doc } from '../bson/values.js';

/** Codes after which a driver may send a command again (MongoDB's category `RetriableError`). */
const RETRIABLE = new Set([
  ...[6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436],
]);
/** Conflicts, locks, a transaction that is gone: all of the transaction may be run again. */
const TRANSIENT = new Set([24, 112, 246, 251]);

/** What went wrong with a command. */
export interface Failure {
  readonly code: number;
  /** The command was done, only its write concern was not satisfied. */
  readonly isConcern?: boolean;
}

/** The labels by which a driver knows what it may do again. */
export function errorLabels(name: string, body: Doc, failure: Failure): readonly string[] {
  const { code, isConcern = false } = failure;
  if (body['txnNumber'] === undefined) return [];
  const isInTransaction = body['autocommit'] === false;
  const isEnd = name === 'commitTransaction' || name === 'abortTransaction';
  const mayRunAgain = TRANSIENT.has(code) || (!isEnd && RETRIABLE.has(code));
  if (isInTransaction && !isConcern && mayRunAgain) return ['TransientTransactionError'];
  if (!RETRIABLE.has(code) || (isInTransaction && !isEnd)) return [];
  // a command that fails as a whole has written nothing
  return isConcern ? ['RetryableWriteError'] : ['RetryableWriteError', 'NoWritesPerformed'];
}
