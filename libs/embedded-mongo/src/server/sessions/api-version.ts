import { isTruthy, type Doc } from '../../bson/values.js';
import { CommandError } from '../../errors.js';

/** The commands of MongoDB's Stable API, version 1, that this server has. */
const STABLE: ReadonlySet<string> = new Set([
  ...['abortTransaction', 'aggregate', 'bulkWrite', 'commitTransaction', 'count', 'create'],
  ...['createIndexes', 'delete', 'drop', 'dropDatabase', 'dropIndexes', 'endSessions', 'explain'],
  ...['find', 'findAndModify', 'getMore', 'hello', 'insert', 'killCursors', 'listCollections'],
  ...['listDatabases', 'listIndexes', 'ping', 'refreshSessions', 'update'],
  ...['authenticate', 'saslStart', 'saslContinue'],
]);

/** Throws for another version than 1 and, if the client wants it strict, for what is not in it. */
export function checkApiVersion(name: string, { apiVersion, apiStrict }: Doc): void {
  if (apiVersion === undefined) {
    if (apiStrict === undefined) return;
    throw new CommandError(72, 'Provided apiStrict, but apiVersion is missing');
  }
  if (apiVersion !== '1') {
    throw new CommandError(322, `API version must be "1", not ${JSON.stringify(apiVersion)}`);
  }
  if (isTruthy(apiStrict) && !STABLE.has(name)) {
    throw new CommandError(
      323,
      `Provided apiStrict:true, but the command ${name} is not in API Version 1`,
    );
  }
}
