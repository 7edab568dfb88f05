import { Binary, Long } from 'bson';
import { isDoc, isNumeric, toNumber, type Doc } from '../../bson/values.js';
import { CommandError, typeMismatch } from '../../errors.js';

/** The session of a command, as text, and the number of its write or transaction. */
export interface SessionFields {
  readonly id: string | undefined;
  readonly number: bigint | undefined;
}

/** Reads `lsid` and `txnNumber`. */
export function sessionOf(body: Doc): SessionFields {
  const { lsid, txnNumber, autocommit } = body;
  const id = lsid === undefined ? undefined : idOf(lsid);
  const number = txnNumber === undefined ? undefined : numberOf(txnNumber);
  if (autocommit !== undefined && (id === undefined || number === undefined)) {
    throw new CommandError(72, "'autocommit' needs a session and a transaction number");
  }
  return { id, number };
}

function idOf(lsid: unknown): string {
  const id = isDoc(lsid) ? lsid['id'] : undefined;
  if (id instanceof Binary) return Buffer.from(id.value()).toString('hex');
  throw typeMismatch("BSON field 'lsid.id' has to be a UUID");
}

function numberOf(value: unknown): bigint {
  if (value instanceof Long) return value.toBigInt();
  if (isNumeric(value)) return BigInt(toNumber(value));
  throw typeMismatch("BSON field 'txnNumber' has to be a long");
}
