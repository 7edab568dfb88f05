import { isDoc, isNumeric, toNumber, type Doc } from '../bson/values.js';
import { badValue, CommandError } from '../errors.js';
import { errorLabels } from './error-labels.js';

/** A fault for one command. */
export interface Fault {
  /** Waits so long before anything else. */
  readonly delayMs: number;
  readonly closesConnection: boolean;
  readonly error?: CommandError;
  /** Added to the reply of the command, which does run. */
  readonly addition?: Doc;
}

/** What meets a retryable write: an error instead of it, and no reply. */
export interface WriteFault {
  readonly closesConnection: boolean;
  readonly error?: CommandError;
}

/** The fail points there are, and the fields of their `data`; others are refused. */
const DATA: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'failCommand',
    new Set([
      ...['failCommands', 'closeConnection', 'errorCode', 'errorLabels', 'writeConcernError'],
      ...['blockConnection', 'blockTimeMS', 'appName'],
    ]),
  ],
  ['onPrimaryTransactionalWrite', new Set(['closeConnection', 'failBeforeCommitExceptionCode'])],
]);

/** How often a fail point works, and what it does: the fault injection of MongoDB's own tests. */
class FailPoint {
  private skip: number;
  private left: number;

  constructor(
    mode: unknown,
    readonly data: Doc,
  ) {
    const { times, skip, ...others } = isDoc(mode) ? mode : {};
    const known = mode === 'alwaysOn' || isNumeric(times) || isNumeric(skip);
    if (!known || Object.keys(others).length > 0) {
      throw badValue("the mode of a fail point is 'off', 'alwaysOn', { times } or { skip }");
    }
    this.skip = isNumeric(skip) ? toNumber(skip) : 0;
    this.left = isNumeric(times) ? toNumber(times) : Infinity;
  }

  fires(): boolean {
    if (this.skip > 0) {
      this.skip--;
      return false;
    }
    return this.left-- > 0;
  }
}

export class FailPoints {
  private readonly set = new Map<string, FailPoint>();

  /** `{ configureFailPoint: name, mode, data }` */
  configure(body: Doc): Doc {
    const { configureFailPoint: name, mode, data = {} } = body;
    const known = typeof name === 'string' ? DATA.get(name) : undefined;
    if (typeof name !== 'string' || !known) {
      throw badValue(`fail point ${String(name)} is not supported`);
    }
    if (mode === 'off') {
      this.set.delete(name);
      return {};
    }
    if (!isDoc(data)) throw badValue(`${name} needs data`);
    if (name === 'failCommand' && !Array.isArray(data['failCommands'])) {
      throw badValue('failCommand needs data with failCommands');
    }
    const unknown = Object.keys(data).find((field) => !known.has(field));
    if (unknown !== undefined) throw badValue(`${name} does not support '${unknown}'`);
    this.set.set(name, new FailPoint(mode, data));
    return {};
  }

  /** The fault that a command meets, if any. */
  faultFor(name: string, body: Doc, appName: string | undefined): Fault | undefined {
    const point = this.set.get('failCommand');
    const { failCommands, appName: only } = point?.data ?? {};
    if (!point || !Array.isArray(failCommands) || !failCommands.includes(name)) return undefined;
    if (only !== undefined && only !== appName) return undefined;
    return point.fires() ? faultOf(point.data, name, body) : undefined;
  }

  /** The fault that a retryable write meets which would commit so many statements, if any. */
  writeFault(statements: number): WriteFault | undefined {
    const point = this.set.get('onPrimaryTransactionalWrite');
    let fires = false;
    for (let n = 0; n < statements && point && !fires; n++) fires = point.fires();
    if (!point || !fires) return undefined;
    const { closeConnection = true, failBeforeCommitExceptionCode: code } = point.data;
    const closesConnection = closeConnection !== false;
    if (!isNumeric(code)) return { closesConnection };
    const message = 'Failing write due to failpoint. The write must not be reflected.';
    return { closesConnection, error: new CommandError(toNumber(code), message) };
  }
}

function faultOf(data: Doc, name: string, body: Doc): Fault {
  const { errorCode, writeConcernError, blockTimeMS } = data;
  const blocks = data['blockConnection'] === true && isNumeric(blockTimeMS);
  const base = {
    delayMs: blocks ? toNumber(blockTimeMS) : 0,
    closesConnection: data['closeConnection'] === true,
  };
  const labels = (code: number, isConcern: boolean): Doc => {
    const given = data['errorLabels'] ?? errorLabels(name, body, { code, isConcern });
    return Array.isArray(given) && given.length > 0 ? { errorLabels: given } : {};
  };
  if (isNumeric(errorCode)) {
    const code = toNumber(errorCode);
    const message = "Failing command via 'failCommand' failpoint";
    return { ...base, error: new CommandError(code, message, labels(code, false)) };
  }
  if (!isDoc(writeConcernError)) return base;
  const { code } = writeConcernError;
  const addition = { writeConcernError, ...labels(isNumeric(code) ? toNumber(code) : 0, true) };
  return { ...base, addition };
}
