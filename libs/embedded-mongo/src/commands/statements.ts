import type { Doc } from '../bson/values.js';
import { Blocked, CommandError, notSupported } from '../errors.js';
import type { WriteBatch } from '../storage/batch.js';
import type { Call } from './command.js';

/** MongoDB's limit on statements in one command. */
export const MAX_STATEMENTS = 100_000;

/**
 * Runs the statements of a write command. An error of one is reported in the reply; it ends an
 * ordered command, and a transaction as a whole.
 */
export async function runStatements<T>(
  call: Call,
  batch: WriteBatch,
  statements: readonly T[],
  run: (statement: T, index: number) => void,
): Promise<readonly Doc[]> {
  if (statements.length === 0 || statements.length > MAX_STATEMENTS) {
    throw new CommandError(
      16,
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${statements.length} operations.`,
    );
  }
  const isOrdered = call.args.boolean('ordered', true);
  const errors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      const blocked = attempt(call, () => run(statement, index));
      if (blocked) await untilDone(call, batch, blocked, () => run(statement, index));
    } catch (error) {
      if (!(error instanceof CommandError) || endsCommand(error, call)) throw error;
      errors.push(writeError(index, error));
      if (call.transaction) call.store.abort(call.transaction);
      if (call.transaction || isOrdered) break;
    }
  }
  return errors;
}

/** A conflict in a transaction concerns all of it; what is not supported should not look partial. */
const endsCommand = (error: CommandError, call: Call): boolean =>
  error.code === 112 || (error.code === 238 && call.transaction !== undefined);

/** Runs one statement; while a transaction holds what it wants to write, waits and tries again. */
export async function runStatement<T>(call: Call, batch: WriteBatch, run: () => T): Promise<T> {
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Blocked) || call.transaction) throw error;
      batch.flush();
      await error.until;
    }
  }
}

function attempt(call: Call, run: () => void): Blocked | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Blocked && !call.transaction) return error;
    throw error;
  }
}

async function untilDone(
  call: Call,
  batch: WriteBatch,
  blocked: Blocked,
  run: () => void,
): Promise<void> {
  batch.flush();
  await blocked.until;
  await runStatement(call, batch, run);
}

function writeError(index: number, { code, message, details }: CommandError): Doc {
  const { keyPattern, keyValue } = details;
  return { index, code, errmsg: message, ...(keyPattern ? { keyPattern, keyValue } : {}) };
}

/** Brings the writes to the journal, with the reply for a retry, and waits for the disk if asked. */
export async function acknowledge(call: Call, batch: WriteBatch, reply: Doc): Promise<Doc> {
  batch.flush(call.receipt(reply));
  await call.store.journal.settled();
  return reply;
}

/** The list of a write command: beside the body, or in it. */
export function sequence(call: Call, name: string): readonly Buffer[] | undefined {
  return call.request.sequences.get(name);
}

/** Refuses fields of a statement that are unknown or that this server does not support. */
export function checkStatement(
  names: Iterable<string>,
  known: ReadonlySet<string>,
  of: string,
): void {
  for (const name of names) {
    if (known.has(name)) continue;
    if (name === 'c') throw notSupported("the option 'let'");
    throw new CommandError(40415, `BSON field '${of}.${name}' is an unknown field.`);
  }
}
