import { MongoBulkWriteError, MongoError, MongoServerError } from 'mongodb';
import { StoreFull, StoreUnavailable } from './event-store.js';

const duplicateKey = 11_000;
/** Codes with which MongoDB says that the disk is full. */
const outOfDisk = new Set([14_031, 10_107_014]);
const lostNames =
  /Network|ServerSelection|Pool|Topology|NotConnected|Interrupted|Expired|Closed|Timeout/;

/**
 * Which writes of a bulk found their id taken; undefined where anything else went wrong. A bulk that
 * failed as a whole, as on a lost line, has no errors of its own.
 */
export function duplicates(error: MongoBulkWriteError): readonly number[] | undefined {
  const errors = [error.writeErrors].flat();
  if (errors.length === 0 || errors.some(({ code }) => code !== duplicateKey)) return undefined;
  return errors.map(({ index }) => index);
}

/** Tells apart what is wrong with the store from what is wrong with us. */
export function meaningOf(error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  const code = error instanceof MongoServerError ? error.code : undefined;
  if (typeof code === 'number' && outOfDisk.has(code)) return new StoreFull('mongodb is full');
  const lost =
    isLostBulk(error) || lostNames.test(error.name) || error.hasErrorLabel('RetryableWriteError');
  return lost ? new StoreUnavailable('mongodb', { cause: error }) : error;
}

/** The driver wraps whatever befalls a bulk write; only what the server said has a code. */
const isLostBulk = (error: MongoError): boolean =>
  error instanceof MongoBulkWriteError &&
  [error.writeErrors].flat().length === 0 &&
  error.code === undefined;
