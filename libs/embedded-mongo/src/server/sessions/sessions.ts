import { UUID } from 'bson';
import type { Doc } from '../../bson/values.js';
import type { Command, Retryable } from '../../commands/command.js';
import { CommandError, noSuchTransaction } from '../../errors.js';
import type { Store } from '../../storage/store.js';
import type { Transaction } from '../../storage/writing/transaction.js';
import { sessionOf } from './session-fields.js';
import type { Reply } from '../wire.js';

/** What the server knows of a client's session. */
interface Session {
  readonly id: string;
  transaction: Transaction | undefined;
  /** The highest transaction number seen; a lower one is out of date. */
  number: bigint;
  /** The last retryable write and what was answered, or will be. */
  retryable: { readonly number: bigint; readonly reply: Promise<Reply> } | undefined;
  /** The last transaction that was committed, or is being committed: who asks again waits, too. */
  committed: { readonly number: bigint; readonly done: Promise<void> } | undefined;
  /** When, in milliseconds that no setting of the clock changes. */
  lastUsed: number;
  /** How many of its commands are under way. */
  running: number;
  /** The connection that it was last used over, and whether that was closed since. */
  connection: number;
  isLeft: boolean;
}

/** What a call needs besides: made here, since it depends on the session. */
export interface Context {
  readonly transaction: Transaction | undefined;
  readonly session: string | undefined;
  readonly retryable: Retryable | undefined;
}

export type Run = (context: Context) => Promise<Reply>;

/** MongoDB's limits: a session is forgotten after half an hour, a transaction after a minute. */
const SESSION_IDLE_MS = 30 * 60_000;
/**
 * How long a transaction outlives its connection. A client that lost its line comes back at once;
 * of one that died, nobody should have to wait a minute for what it had locked.
 */
const LEFT_MS = 2_000;

/** MongoDB knows a million; each of ours may hold an answer. */
const MAX_SESSIONS = 100_000;

export interface SessionLimits {
  readonly transactionIdleMs: number;
  /** How many sessions are known at once; the next one is refused with 261. */
  readonly maxSessions?: number | undefined;
}

/** Sessions with their transactions and retryable writes. */
export class Sessions {
  private readonly known = new Map<string, Session>();

  constructor(
    private readonly store: Store,
    private readonly limits: SessionLimits,
  ) {}

  /** Runs a command as part of whatever its session fields say it belongs to. */
  async run(
    { name, body, connection }: { name: string; body: Doc; connection: number },
    command: Command | undefined,
    run: Run,
  ): Promise<Reply> {
    const { id, number } = sessionOf(body);
    if (id === undefined || number === undefined) {
      return run({ transaction: undefined, session: id, retryable: undefined });
    }
    const session = this.session(id, connection);
    if (number < session.number) {
      throw new CommandError(
        225,
        `Cannot start transaction ${number.toString()} on session ${id} because a newer ` +
          `transaction ${session.number.toString()} has already started`,
      );
    }
    session.running++;
    try {
      if (body['autocommit'] === false) {
        return await this.inTransaction(name, body, command, session, number, run);
      }
      if (command?.isRetryable) return await this.retryably(session, number, run);
      return await run({ transaction: undefined, session: id, retryable: undefined });
    } finally {
      session.running--;
      session.lastUsed = performance.now();
    }
  }

  private session(id: string, connection: number): Session {
    let session = this.known.get(id);
    if (!session) {
      this.requireRoom();
      const receipt = this.store.receipts.get(id);
      const isCommit = receipt !== undefined && receipt.reply === undefined;
      session = {
        id,
        transaction: undefined,
        number: receipt?.number ?? -1n,
        retryable: undefined,
        committed: isCommit ? { number: receipt.number, done: Promise.resolve() } : undefined,
        lastUsed: 0,
        running: 0,
        connection,
        isLeft: false,
      };
      this.known.set(id, session);
    }
    session.lastUsed = performance.now();
    session.connection = connection;
    session.isLeft = false;
    return session;
  }

  private requireRoom(): void {
    const { maxSessions = MAX_SESSIONS } = this.limits;
    if (this.known.size < maxSessions) return;
    throw new CommandError(261, `cannot add session into the cache: there are ${maxSessions}`);
  }

  /**
   * The same number again is the same write again: it is answered, not done. Where only part of it
   * was done, by an earlier run of the server or before an error ended it, the rest is done now.
   */
  private retryably(session: Session, number: bigint, run: Run): Promise<Reply> {
    if (session.retryable?.number === number) return session.retryable.reply;
    this.begin(session, number);
    const receipt = this.store.receipts.get(session.id);
    const begun = receipt?.number === number ? receipt : undefined;
    if (begun?.reply && begun.done === undefined) return this.answered(begun.reply);
    const retryable = { session: session.id, number, begun };
    const reply = run({ transaction: undefined, session: session.id, retryable });
    session.retryable = { number, reply };
    reply.catch(() => {
      // an error of the whole command is not an outcome: a retry tries again
      if (session.retryable?.reply === reply) session.retryable = undefined;
    });
    return reply;
  }

  private async answered(reply: Reply): Promise<Reply> {
    await this.store.commits.durable();
    return reply;
  }

  /** A new number ends what an older one began. */
  private begin(session: Session, number: bigint): void {
    if (session.transaction) this.store.abort(session.transaction);
    session.transaction = undefined;
    session.number = number;
  }

  private async inTransaction(
    name: string,
    body: Doc,
    command: Command | undefined,
    session: Session,
    number: bigint,
    run: Run,
  ): Promise<Reply> {
    if (name === 'commitTransaction') return this.commit(session, number);
    if (name === 'abortTransaction') return this.abort(session, number);
    const transaction = this.transactionFor(body, session, number);
    try {
      if (!command?.inTransaction) {
        throw new CommandError(263, `Cannot run '${name}' in a multi-document transaction.`);
      }
      return await run({ transaction, session: session.id, retryable: undefined });
    } catch (error) {
      this.store.abort(transaction);
      throw error;
    }
  }

  private transactionFor(body: Doc, session: Session, number: bigint): Transaction {
    if (body['startTransaction'] === true) {
      if (session.number === number) {
        throw new CommandError(
          117,
          `Given transaction number ${number.toString()} has already been used`,
        );
      }
      this.begin(session, number);
      session.transaction = this.store.begin(number);
      return session.transaction;
    }
    return this.active(session, number);
  }

  private active({ transaction }: Session, number: bigint): Transaction {
    if (transaction?.number === number && transaction.state === 'active') return transaction;
    throw noSuchTransaction(number);
  }

  /**
   * A client that lost its line asks again while the commit is still on its way to the disk: that it
   * was not known would make it run the whole transaction a second time.
   */
  private async commit(session: Session, number: bigint): Promise<Reply> {
    if (session.committed?.number !== number) {
      const transaction = this.active(session, number);
      session.transaction = undefined;
      const done = this.store.commit(transaction, () => ({ session: session.id, number }));
      session.committed = { number, done };
      done.catch(() => {
        if (session.committed?.done === done) session.committed = undefined;
      });
    }
    await session.committed.done;
    return {};
  }

  private async abort(session: Session, number: bigint): Promise<Reply> {
    if (session.committed?.number === number) {
      await session.committed.done;
      throw new CommandError(256, `Transaction ${number.toString()} has been committed.`);
    }
    this.store.abort(this.active(session, number));
    session.transaction = undefined;
    return {};
  }

  /** Ends sessions that the client is done with. */
  end(ids: readonly string[]): void {
    for (const id of ids) {
      const session = this.known.get(id);
      if (session?.transaction) this.store.abort(session.transaction);
      this.known.delete(id);
    }
  }

  /** Those that have written, and the one that asks, as `$listLocalSessions` shows them. */
  list(asking: string | undefined): readonly Doc[] {
    const now = performance.now();
    const used = new Map(Array.from(this.known.values(), ({ id, lastUsed }) => [id, lastUsed]));
    if (asking !== undefined) used.set(asking, now);
    return Array.from(used, ([id, at]) => ({
      _id: { id: new UUID(id) },
      lastUse: new Date(Date.now() - (now - at)),
    }));
  }

  endAll(): void {
    this.end([...this.known.keys()]);
  }

  /** A connection was closed. */
  left(connection: number): void {
    for (const session of this.known.values()) {
      if (session.connection === connection) session.isLeft = true;
    }
  }

  /** Aborts transactions nobody goes on with, so that they block no one, and forgets old sessions. */
  endIdle(): void {
    const now = performance.now();
    for (const session of this.known.values()) {
      if (session.running > 0) continue;
      const idle = now - session.lastUsed;
      const { transactionIdleMs } = this.limits;
      const most = session.isLeft ? Math.min(LEFT_MS, transactionIdleMs) : transactionIdleMs;
      if (session.transaction && idle >= most) this.store.abort(session.transaction);
      if (idle >= SESSION_IDLE_MS) this.known.delete(session.id);
    }
  }
}
