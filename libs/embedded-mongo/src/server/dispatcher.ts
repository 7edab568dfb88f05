import type { Doc } from '../bson/values.js';
import { Arguments } from '../commands/arguments.js';

import { sessionIds } from '../commands/server-info.js';
import type { Command } from '../commands/command.js';
import { COMMANDS } from '../commands/table.js';
import { CommandError } from '../errors.js';
import type { Store } from '../storage/store.js';
import { TimeLimit } from '../storage/time-limit.js';
import { View } from '../storage/view.js';
import type { Authentication, Client } from './access/authentication.js';
import { Cursors } from './cursors.js';
import { deleteExpired } from './sessions/expiry.js';
import { FailPoints, type Fault } from './fail-point.js';
import { checkApiVersion } from './sessions/api-version.js';
import { errorLabels } from './error-labels.js';
import { concernError } from './write-concern.js';
import { Sessions, type SessionLimits } from './sessions/sessions.js';
import { CursorBatch, MAX_MESSAGE, type Reply, type Request } from './wire.js';
import { MAX_DOCUMENT } from '../bson/layout.js';
import { MAX_STATEMENTS } from '../commands/statements.js';

export const REPLICA_SET = 'rs0';

/** A client's connection, as far as commands know it. */
export interface Peer extends Client {
  readonly id: number;
  appName: string | undefined;
  /** The connection is closed. */
  isGone: boolean;
}

/** Commands of the server itself, in and out of sessions. */
export const SESSION_COMMANDS = [
  ...['hello', 'isMaster', 'ismaster', 'commitTransaction', 'abortTransaction'],
  ...['endSessions', 'killAllSessions', 'refreshSessions', 'configureFailPoint'],
  ...['saslStart', 'saslContinue', 'logout', 'connectionStatus'],
] as const;

/** Turns requests into replies. */
export class Dispatcher {
  readonly cursors = new Cursors();
  private readonly sessions: Sessions;
  private readonly failPoints = new FailPoints();
  /** Requests after which a fault closes the connection instead of a reply. */
  private readonly hungUp = new Set<Request>();

  constructor(
    private readonly store: Store,
    /** What the server is reached at. */
    private readonly address: () => string,
    limits: SessionLimits,
    readonly authentication: Authentication,
  ) {
    this.sessions = new Sessions(store, limits);
  }

  /** A connection was closed. */
  left(peer: Peer): void {
    peer.isGone = true;
    this.sessions.left(peer.id);
  }

  /** The reply; none when a fault closes the connection instead. */
  async handle(request: Request, peer: Peer): Promise<Reply | undefined> {
    try {
      this.authentication.check(request.name, peer);
    } catch (error) {
      return errorReply(error);
    }
    const fault = this.failPoints.faultFor(request.name, request.body, peer.appName);
    const reply = await (fault ? this.withFault(fault, request, peer) : this.answer(request, peer));
    return this.hungUp.delete(request) ? undefined : reply;
  }

  private async withFault(fault: Fault, request: Request, peer: Peer): Promise<Reply | undefined> {
    if (fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault.closesConnection) return undefined;
    if (fault.error) return errorReply(fault.error);
    const reply = await this.answer(request, peer);
    return reply instanceof CursorBatch ? reply : { ...reply, ...fault.addition };
  }

  private async answer(request: Request, peer: Peer): Promise<Reply> {
    const { name, body } = request;
    try {
      checkApiVersion(name, body);
      const writeConcernError = concernError(body);
      const reply = await this.dispatch(request, peer);
      if (reply instanceof CursorBatch) return reply;
      return { ...reply, ok: 1, ...(writeConcernError && { writeConcernError }) };
    } catch (error) {
      const reply = errorReply(error);
      const labels = errorLabels(name, body, { code: Number(reply['code']) });
      return labels.length > 0 ? { errorLabels: labels, ...reply } : reply;
    }
  }

  private dispatch(request: Request, peer: Peer): Reply | Promise<Reply> {
    const { name, body, db } = request;
    const own = this.ownCommand(request, peer);
    if (own) return own;
    const command = COMMANDS.get(name);
    const endsTransaction = name === 'commitTransaction' || name === 'abortTransaction';
    if (!command && !endsTransaction) {
      throw new CommandError(59, `no such command: '${name}'`);
    }
    const use = { name, body, connection: peer.id };
    return this.sessions.run(use, command, async (context) => {
      if (!command) throw new CommandError(72, `'${name}' needs a transaction`);
      const args = new Arguments(name, body);
      args.check(command.fields);
      const { transaction, ...session } = context;
      checkReadConcern(body, transaction !== undefined);
      if (context.retryable) this.meetWriteFault(request);
      const { store, cursors } = this;
      const view = new View(store, transaction, false, limitOf(args, command, peer));
      try {
        const sessions = () => this.sessions.list(context.session);
        return await command.run({ request, db, args, store, cursors, view, sessions, ...session });
      } finally {
        view.rest();
      }
    });
  }

  /** A fault of a retryable write: it is not done, or nobody hears of it. */
  private meetWriteFault(request: Request): void {
    const fault = this.failPoints.writeFault(statementsIn(request));
    if (!fault) return;
    if (fault.closesConnection) this.hungUp.add(request);
    if (fault.error) throw fault.error;
  }

  /** Commands that are about connections, sessions and faults. */
  private ownCommand({ name, body, db }: Request, peer: Peer): Doc | undefined {
    switch (name) {
      case 'hello':
      case 'isMaster':
      case 'ismaster':
        return { ...this.hello(peer), ...this.authentication.hello(body, peer) };
      case 'saslStart':
        return this.authentication.start(body, db, peer);
      case 'saslContinue':
        return this.authentication.continue(body, peer);
      case 'logout':
        return this.authentication.logout(peer);
      case 'connectionStatus':
        return this.authentication.status(peer);
      case 'endSessions':
        this.endSessions(sessionIds(body['endSessions']));
        return {};
      case 'killAllSessions':
        this.sessions.endAll();
        return {};
      case 'refreshSessions':
        return {};
      case 'configureFailPoint':
        return this.failPoints.configure(body);
      default:
        return undefined;
    }
  }

  private endSessions(ids: readonly string[]): void {
    this.sessions.end(ids);
    this.cursors.killIf(({ session }) => session !== undefined && ids.includes(session));
  }

  /**
   * A replica set of one, its primary: what drivers ask for before they allow transactions. It names
   * no election: a driver shuns a primary for good whose election looks older than the last one, and
   * here that would only mean that the clock was set back, or two starts within a second.
   */
  private hello(peer: Peer): Doc {
    const address = this.address();
    return {
      helloOk: true,
      isWritablePrimary: true,
      ismaster: true,
      secondary: false,
      readOnly: false,
      setName: REPLICA_SET,
      hosts: [address],
      primary: address,
      me: address,
      maxBsonObjectSize: MAX_DOCUMENT,
      maxMessageSizeBytes: MAX_MESSAGE,
      maxWriteBatchSize: MAX_STATEMENTS,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      connectionId: peer.id,
      minWireVersion: 0,
      maxWireVersion: 25, // MongoDB 8.0
    };
  }

  /** What time brings: idle cursors, sessions and transactions, and documents that expire. */
  tick(): void {
    this.cursors.killIdle();
    this.sessions.endIdle();
  }

  expire(): Promise<number> {
    return deleteExpired(this.store, Date.now());
  }
}

/** What the client allows. A write goes on when its client is gone, which may ask for it again. */
function limitOf(args: Arguments, { isRetryable }: Command, peer: Peer): TimeLimit {
  const isAlone = isRetryable ? undefined : () => peer.isGone;
  return new TimeLimit(args.count('maxTimeMS'), isAlone);
}

/** How many statements a write command has. */
function statementsIn({ body, sequences }: Request): number {
  const lists = ['documents', 'updates', 'deletes', 'ops'].map((name) => {
    const list = sequences.get(name) ?? body[name];
    return Array.isArray(list) ? list.length : 0;
  });
  return Math.max(1, ...lists);
}

/** One node satisfies every level, but a snapshot needs a transaction to belong to. */
function checkReadConcern(body: Doc, isInTransaction: boolean): void {
  const { readConcern } = body;
  const level =
    typeof readConcern === 'object' && readConcern !== null && 'level' in readConcern
      ? readConcern.level
      : undefined;
  const known = [undefined, 'local', 'available', 'majority', 'linearizable', 'snapshot'];
  if (!known.some((one) => one === level)) {
    throw new CommandError(9, `read concern level '${String(level)}' is not known`);
  }
  if (level === 'snapshot' && !isInTransaction) {
    throw new CommandError(72, 'snapshot reads outside transactions are not supported');
  }
}

/** An error as a reply; one that is not MongoDB's is an error of this server. */
export function errorReply(error: unknown): Doc {
  const known =
    error instanceof CommandError
      ? error
      : new CommandError(1, error instanceof Error ? error.message : String(error));
  const { code, codeName, message, details } = known;
  return { ok: 0, errmsg: message, code, codeName, ...details };
}
