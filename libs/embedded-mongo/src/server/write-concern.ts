import { isDoc, isNumeric, toNumber, type Doc } from '../bson/values.js';
import { CommandError, failedToParse, typeMismatch } from '../errors.js';

/** MongoDB's largest replica set. */
const MAX_MEMBERS = 50;

/**
 * What one node cannot promise of a write: the `writeConcernError` of the reply, for the write is done.
 * Throws for a concern that says nothing sensible.
 */
export function concernError({ writeConcern }: Doc): Doc | undefined {
  if (writeConcern === undefined) return undefined;
  if (!isDoc(writeConcern)) throw typeMismatch("'writeConcern' has to be a document");
  const { w = 1 } = writeConcern;
  if (isNumeric(w)) {
    const members = toNumber(w);
    if (!(members >= 0 && members <= MAX_MEMBERS)) {
      throw failedToParse(
        `w has to be a non-negative number and not greater than ${MAX_MEMBERS}; found: ${members}`,
      );
    }
    return members > 1
      ? unsatisfied(100, 'Not enough data-bearing nodes', writeConcern)
      : undefined;
  }
  if (w === 'majority') return undefined;
  if (typeof w !== 'string') throw failedToParse('w has to be a number or a string');
  const message = `No write concern mode named '${w}' found in replica set configuration`;
  return unsatisfied(79, message, writeConcern);
}

function unsatisfied(code: number, errmsg: string, writeConcern: Doc): Doc {
  const { codeName } = new CommandError(code, errmsg);
  return { code, codeName, errmsg, errInfo: { writeConcern } };
}
