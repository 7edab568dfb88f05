import { isDoc, isNumeric, toNumber, type Doc } from '../bson/values.js';
import { badValue, CommandError } from '../errors.js';

/** What `failCommand` does to the next commands: the fault injection of MongoDB's own tests. */
interface FailPoint {
  readonly commands: ReadonlySet<unknown>;
  readonly data: Doc;
  skip: number;
  left: number;
}

/** A fault for one command. */
export interface Fault {
  /** Waits so long before anything else. */
  readonly delayMs: number;
  readonly closesConnection: boolean;
  readonly error?: CommandError;
  /** Added to the reply of the command, which does run. */
  readonly addition?: Doc;
}

/** The fields of `data` that have an effect; others are refused. */
const DATA = new Set([
  ...['failCommands', 'closeConnection', 'errorCode', 'errorLabels', 'writeConcernError'],
  ...['blockConnection', 'blockTimeMS', 'appName'],
]);

export class FailPoints {
  private current: FailPoint | undefined;

  /** `{ configureFailPoint: 'failCommand', mode, data }` */
  configure(body: Doc): Doc {
    const { configureFailPoint: name, mode, data } = body;
    if (name !== 'failCommand') throw badValue(`fail point ${String(name)} is not supported`);
    if (mode === 'off') {
      this.current = undefined;
      return {};
    }
    if (!isDoc(data) || !Array.isArray(data['failCommands'])) {
      throw badValue('failCommand needs data with failCommands');
    }
    const unknown = Object.keys(data).find((field) => !DATA.has(field));
    if (unknown !== undefined) throw badValue(`failCommand does not support '${unknown}'`);
    const { times, skip } = isDoc(mode) ? mode : {};
    this.current = {
      commands: new Set(data['failCommands'] as unknown[]),
      data,
      left: isNumeric(times) ? toNumber(times) : Infinity,
      skip: isNumeric(skip) ? toNumber(skip) : 0,
    };
    return {};
  }

  /** The fault that a command meets, if any. */
  faultFor(name: string, body: Doc, appName: string | undefined): Fault | undefined {
    const { current } = this;
    if (!current?.commands.has(name)) return undefined;
    const { data } = current;
    if (data['appName'] !== undefined && data['appName'] !== appName) return undefined;
    if (current.skip > 0) {
      current.skip--;
      return undefined;
    }
    if (--current.left <= 0) this.current = undefined;
    return faultOf(data, name, body);
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
    const errorLabels = data['errorLabels'] ?? labelsFor(name, body, code, isConcern);
    return Array.isArray(errorLabels) && errorLabels.length > 0 ? { errorLabels } : {};
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

/** Codes after which a driver may send a write again (drivers' specification, retryable writes). */
const RETRYABLE = new Set([11600, 11602, 10107, 13435, 13436, 189, 91, 7, 6, 89, 9001, 262, 134]);
const TRANSIENT = new Set([112, 251, 24]);

/** The labels that a server of this version puts on an error. */
function labelsFor(name: string, body: Doc, code: number, isConcern: boolean): readonly string[] {
  const ends = name === 'commitTransaction' || name === 'abortTransaction';
  const isInTransaction = body['autocommit'] === false;
  const labels: string[] = [];
  if (body['txnNumber'] !== undefined && RETRYABLE.has(code) && (!isInTransaction || ends)) {
    labels.push('RetryableWriteError');
  }
  const isTransient = TRANSIENT.has(code) || (!ends && RETRYABLE.has(code));
  if (isInTransaction && !isConcern && isTransient) labels.push('TransientTransactionError');
  return labels;
}
