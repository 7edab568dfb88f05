import type { Doc } from '../bson/values.js';
import { isDoc, isNumeric, toNumber } from '../bson/values.js';
import { CommandError, notSupported } from '../errors.js';
import { WriteBatch } from '../storage/writing/batch.js';
import type { Call } from './command.js';

/** MongoDB's limit on statements in one command. */
export const MAX_STATEMENTS = 100_000;

/** What the statements of a write command have come to. */
export interface Outcome {
  /** How many were run. */
  done: number;
  readonly hasFailed: boolean;
  failed(index: number, error: CommandError): void;
  reply(): Doc;
}

/**
 * Runs the statements of a write command. An error of one is reported in the reply; it ends an
 * ordered command, and a transaction as a whole. How far a retryable command has come is in the same
 * commits as its writes, so that its retry goes on from there.
 */
export async function runStatements<T>(
  call: Call,
  statements: readonly T[],
  outcome: Outcome,
  run: (statement: T, index: number, batch: WriteBatch) => Promise<void>,
): Promise<Doc> {
  if (statements.length === 0 || statements.length > MAX_STATEMENTS) {
    throw new CommandError(
      16,
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${statements.length} operations.`,
    );
  }
  const { store, view } = call;
  const batch = new WriteBatch(view.forWriting());
  const isOrdered = call.args.boolean('ordered', true);
  for (const [index, statement] of statements.entries()) {
    if (index < outcome.done) continue;
    await view.breathe();
    await store.commits.congestion();
    try {
      await run(statement, index, batch);
    } catch (error) {
      if (!(error instanceof CommandError) || endsCommand(error, call)) throw error;
      outcome.failed(index, error);
      if (view.transaction) store.abort(view.transaction);
    }
    outcome.done = index + 1;
    note(call, batch, () => outcome.reply(), outcome);
    if (outcome.hasFailed && (view.transaction || isOrdered)) break;
  }
  return acknowledge(call, batch, outcome.reply());
}

/** A number of a reply that was kept; 0 where there is none. */
export const countIn = (reply: Doc, name: string): number => {
  const value = reply[name];
  return isNumeric(value) ? toNumber(value) : 0;
};

export const docsIn = (value: unknown): Doc[] => (Array.isArray(value) ? value.filter(isDoc) : []);

/** What `insert`, `update` and `delete` answer. */
export class Tally implements Outcome {
  done: number;
  n: number;
  nModified: number;
  readonly upserted: Doc[];
  private readonly errors: Doc[];
  private readonly isUpdate: boolean;

  /** Begins where an earlier run of the server had come to. */
  constructor({ retryable, args }: Call) {
    const { reply = {}, done = 0 } = retryable?.begun ?? {};
    this.done = done;
    this.n = countIn(reply, 'n');
    this.nModified = countIn(reply, 'nModified');
    this.upserted = docsIn(reply['upserted']);
    this.errors = docsIn(reply['writeErrors']);
    this.isUpdate = args.command === 'update';
  }

  get hasFailed(): boolean {
    return this.errors.length > 0;
  }

  failed(index: number, error: CommandError): void {
    this.errors.push({ index, ...writeError(error) });
  }

  reply(): Doc {
    const { n, nModified, upserted, errors } = this;
    return {
      n,
      ...(this.isUpdate ? { nModified } : {}),
      ...(upserted.length > 0 ? { upserted: [...upserted] } : {}),
      ...(errors.length > 0 ? { writeErrors: [...errors] } : {}),
    };
  }
}

/** Has the outcome so far in the same commit as what was just written. */
function note(call: Call, batch: WriteBatch, reply: () => Doc, outcome?: Outcome): void {
  const { retryable, store } = call;
  if (!retryable || !batch.hasWritten) return;
  const { session, number } = retryable;
  store.note(session, () => ({
    session,
    number,
    reply: reply(),
    ...(outcome ? { done: outcome.done } : {}),
  }));
}

/** A conflict in a transaction concerns all of it; what is not supported should not look partial. */
const endsCommand = (error: CommandError, call: Call): boolean =>
  FATAL.has(error.code) || (error.code === 238 && call.view.transaction !== undefined);

/** Conflicts, locks, time, the size of a transaction, a full disk, damage: no fault of the statement. */
const FATAL = new Set([112, 24, 50, 251, 257, 301, 14031]);

export function writeError({ code, message, details }: CommandError): Doc {
  const { keyPattern, keyValue } = details;
  return { code, errmsg: message, ...(keyPattern ? { keyPattern, keyValue } : {}) };
}

/** The reply of a write, when what it says is on disk. */
export async function acknowledge(call: Call, batch: WriteBatch, reply: Doc): Promise<Doc> {
  note(call, batch, () => reply);
  await batch.durable();
  return reply;
}

/** The list of a write command beside the body. */
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
