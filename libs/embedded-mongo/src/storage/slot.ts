import type { Raw } from '../bson/raw.js';
import type { Transaction } from './transaction.js';

/** The place of one document: what is committed under an `_id`, and who holds it. */
export interface Slot {
  /** The encoded `_id`. */
  readonly id: string;
  /** The committed document; none while only an open transaction has written it. */
  raw: Raw | undefined;
  /** The commit that wrote it. */
  version: number;
  /** The open transaction that has changed it. */
  lock: Transaction | undefined;
}
