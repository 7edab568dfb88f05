// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** The network face: sockets, sessions, transactions, retryable writes, fail points. */
import * as net from 'node:net';
import * as BSON from 'bson';
import { Engine, type Journal, type Txn } from './engine.js';
import { CommandError, noSuchTransaction } from './errors.js';
import { commands, type Cursor, type Reply, type ServerState } from './commands.js';
import { frame, MessageReader, parseMessage, type Request } from './wire.js';

export interface Options {
  port?: number;
  host?: string;
  path?: string;
  dialect?: 'native' | 'mingo';
  journal?: Journal;
  engine?: Engine;
  onCommand?: (name: string, db: string, body: any) => void;
  replSet?: string;
  version?: string;
}
interface Session {
  txn: Txn | null;
  number: bigint;
  /** last retryable write and its reply */ retry: { number: bigint; reply: Promise<Reply> } | null;
  committed: string | null;
}
interface FailPoint {
  left: number;
  skip: number;
  data: any;
}

const RETRYABLE = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite']);
const IN_TXN = new Set([
  'find',
  'getMore',
  'killCursors',
  'insert',
  'update',
  'delete',
  'findAndModify',
  'aggregate',
  'distinct',
  'create',
  'createIndexes',
  'bulkWrite',
]);

export class EmbeddedMongo implements ServerState {
  readonly engine: Engine;
  readonly cursors = new Map<bigint, Cursor>();
  private readonly sessions = new Map<string, Session>();
  private readonly sockets = new Set<net.Socket>();
  private readonly server: net.Server;
  private cursorSeq = 1n + BigInt(Date.now()) * 1000n;
  private connectionSeq = 0;
  private failPoint: FailPoint | null = null;
  private afterWrite: FailPoint | null = null;
  address = '';
  uri = '';

  constructor(private readonly opts: Options = {}) {
    this.engine = opts.engine ?? new Engine(opts.dialect, opts.journal ?? null);
    this.server = net.createServer((s) => this.accept(s));
  }

  listen(): Promise<this> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      const up = (): void => {
        const a = this.server.address();
        if (this.opts.path) {
          this.address = this.opts.path;
          this.uri = `mongodb://${encodeURIComponent(this.opts.path)}/?directConnection=true`;
        } else {
          this.address = `${this.opts.host ?? '127.0.0.1'}:${(a as net.AddressInfo).port}`;
          this.uri = `mongodb://${this.address}/?replicaSet=${this.opts.replSet ?? 'rs0'}`;
        }
        resolve(this);
      };
      if (this.opts.path) this.server.listen(this.opts.path, up);
      else this.server.listen(this.opts.port ?? 0, this.opts.host ?? '127.0.0.1', up);
    });
  }
  close(): Promise<void> {
    for (const s of this.sockets) s.destroy();
    return new Promise((r) => this.server.close(() => r()));
  }

  nextCursor(): bigint {
    return this.cursorSeq++;
  }
  lsidOf(body: any): string | null {
    return body.lsid ? (body.lsid.id.toString('hex') as string) : null;
  }
  hello(): any {
    return {
      helloOk: true,
      isWritablePrimary: true,
      ismaster: true,
      secondary: false,
      setName: this.opts.replSet ?? 'rs0',
      setVersion: 1,
      hosts: [this.address],
      primary: this.address,
      me: this.address,
      electionId: new BSON.ObjectId('7fffffff0000000000000001'),
      maxBsonObjectSize: 16777216,
      maxMessageSizeBytes: 48000000,
      maxWriteBatchSize: 100000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      connectionId: ++this.connectionSeq,
      minWireVersion: 0,
      maxWireVersion: 25,
      readOnly: false,
      ok: 1,
    };
  }

  /** Replies carry the logical clock, as a replica set's do: the driver then runs its causal consistency path. */
  private stamp: { at: number; bytes: Buffer; doc: any } = {
    at: -1,
    bytes: Buffer.alloc(0),
    doc: {},
  };
  private clockFields(): { bytes: Buffer; doc: any } {
    if (this.stamp.at !== this.engine.clock) {
      const t = BSON.Timestamp.fromBits(this.engine.clock + 1, 1_700_000_000);
      const doc = {
        $clusterTime: {
          clusterTime: t,
          signature: { hash: new BSON.Binary(Buffer.alloc(20)), keyId: BSON.Long.ZERO },
        },
        operationTime: t,
      };
      this.stamp = {
        at: this.engine.clock,
        bytes: Buffer.from(BSON.serialize(doc).subarray(4, -1)),
        doc,
      };
    }
    return this.stamp;
  }
  private pieces(r: Reply): Buffer[] {
    if (!Array.isArray(r))
      return [
        Buffer.from(BSON.serialize({ ...r, ...this.clockFields().doc }, { ignoreUndefined: true })),
      ];
    const { bytes } = this.clockFields(),
      out = r.slice();
    const head = Buffer.from(out[0]);
    head.writeInt32LE(head.readInt32LE(0) + bytes.length, 0);
    out[0] = head;
    out.splice(out.length - 1, 0, bytes);
    return out;
  }

  private accept(socket: net.Socket): void {
    socket.setNoDelay(true);
    this.sockets.add(socket);
    const reader = new MessageReader();
    let appName: string | undefined;
    let tail: Promise<void> | null = null; // replies leave in the order of the requests
    socket.on('error', () => {});
    socket.on('close', () => this.sockets.delete(socket));
    const serve = (req: Request): void | Promise<void> => {
      if (req.body.client?.application?.name) appName = req.body.client.application.name;
      const out = this.handle(req, socket, appName);
      if (!(out instanceof Promise)) {
        if (out && !req.noReply) socket.write(frame(req, this.pieces(out)));
        return;
      }
      return out.then((r) => {
        if (r && !req.noReply) socket.write(frame(req, this.pieces(r)));
      });
    };
    socket.on('data', (chunk: Buffer) => {
      reader.push(chunk);
      try {
        for (let m = reader.next(); m; m = reader.next()) {
          const req = parseMessage(m);
          if (tail) {
            tail = tail.then(() => serve(req));
            continue;
          }
          const p = serve(req);
          if (p) {
            const mine: Promise<void> = p.then(() => {
              if (tail === mine) tail = null;
            });
            tail = mine;
          }
        }
      } catch (e) {
        socket.destroy(e as Error);
      }
    });
  }

  private handle(
    req: Request,
    socket: net.Socket,
    appName?: string,
  ): Reply | null | Promise<Reply | null> {
    this.opts.onCommand?.(req.name, req.db, req.body);
    try {
      const failed = this.injected(req, socket, appName);
      if (failed !== undefined) return failed;
      const r = this.dispatch(req);
      return r instanceof Promise ? r.catch((e) => errorReply(e)) : r;
    } catch (e) {
      return errorReply(e);
    }
  }

  private dispatch(req: Request): Reply | Promise<Reply> {
    const { body, name, db } = req;
    if (name === 'configureFailPoint') return this.configureFailPoint(body);
    const lsid = body.lsid ? this.lsidOf(body)! : null;
    let session: Session | undefined;
    if (lsid && body.txnNumber !== undefined) {
      session = this.sessions.get(lsid);
      if (!session)
        this.sessions.set(
          lsid,
          (session = { txn: null, number: -1n, retry: null, committed: null }),
        );
    }
    if (name === 'endSessions') {
      for (const s of body.endSessions) this.endSession(s.id.toString('hex'));
      return { ok: 1 };
    }
    if (name === 'killAllSessions') {
      for (const id of [...this.sessions.keys()]) this.endSession(id);
      return { ok: 1 };
    }
    if (session && body.autocommit === false) return this.inTransaction(req, session);
    const run = commands[name];
    if (!run) throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`);
    const call = { req, db, body, txn: null, engine: this.engine, server: this };
    if (session && RETRYABLE.has(name)) {
      const number = BigInt(body.txnNumber.toString());
      if (session.retry?.number === number) return session.retry.reply;
      if (session.txn) {
        this.engine.abort(session.txn);
        session.txn = null;
      }
      const reply = Promise.resolve(run(call));
      reply.catch(() => {});
      session.retry = { number, reply };
      return reply;
    }
    return run(call);
  }

  private endSession(id: string): void {
    const s = this.sessions.get(id);
    if (s?.txn) this.engine.abort(s.txn);
    this.sessions.delete(id);
  }

  private inTransaction(req: Request, s: Session): Reply | Promise<Reply> {
    const { body, name } = req,
      number = BigInt(body.txnNumber.toString()),
      key = number.toString();
    if (name === 'commitTransaction') {
      if (s.committed === key) return { ok: 1 };
      if (!s.txn || s.txn.number !== key || s.txn.state !== 'active') throw noSuchTransaction(key);
      const txn = s.txn;
      s.txn = null;
      const done = this.engine.commit(txn);
      s.committed = key;
      return done ? done.then(() => ({ ok: 1 })) : { ok: 1 };
    }
    if (name === 'abortTransaction') {
      if (!s.txn || s.txn.number !== key || s.txn.state !== 'active') throw noSuchTransaction(key);
      this.engine.abort(s.txn);
      s.txn = null;
      return { ok: 1 };
    }
    if (body.startTransaction) {
      if (s.txn?.state === 'active' && s.txn.number === key)
        throw new CommandError(
          117,
          'ConflictingOperationInProgress',
          `Transaction ${key} has already been started`,
        );
      if (s.txn) this.engine.abort(s.txn);
      s.txn = this.engine.begin(key);
    } else if (!s.txn || s.txn.number !== key || s.txn.state !== 'active')
      throw noSuchTransaction(key);
    const txn = s.txn!,
      run = commands[name];
    if (!run) throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`);
    if (!IN_TXN.has(name)) {
      this.engine.abort(txn);
      throw new CommandError(
        263,
        'OperationNotSupportedInTransaction',
        `Cannot run '${name}' in a multi-document transaction.`,
      );
    }
    const fail = (e: unknown): never => {
      this.engine.abort(txn);
      throw e;
    };
    try {
      const r = run({ req, db: req.db, body, txn, engine: this.engine, server: this });
      return r instanceof Promise ? r.catch(fail) : r;
    } catch (e) {
      return fail(e);
    }
  }

  // ---- fail points: drivers' own spec tests, and our own fault injection ----------------------------
  private configureFailPoint(body: any): Reply {
    if (body.configureFailPoint === 'onPrimaryTransactionalWrite') {
      this.afterWrite =
        body.mode === 'off'
          ? null
          : {
              left: body.mode === 'alwaysOn' ? Infinity : (body.mode.times ?? Infinity),
              skip: body.mode.skip ?? 0,
              data: body.data ?? {},
            };
      return { ok: 1 };
    }
    if (body.configureFailPoint !== 'failCommand')
      throw new CommandError(
        59,
        'CommandNotFound',
        `unknown fail point ${body.configureFailPoint}`,
      );
    const mode = body.mode;
    this.failPoint =
      mode === 'off'
        ? null
        : {
            left: mode === 'alwaysOn' ? Infinity : (mode.times ?? Infinity),
            skip: mode.skip ?? 0,
            data: body.data,
          };
    return { ok: 1 };
  }
  private injected(
    req: Request,
    socket: net.Socket,
    appName?: string,
  ): Reply | null | Promise<Reply | null> | undefined {
    const w = this.afterWrite;
    if (
      w &&
      RETRYABLE.has(req.name) &&
      req.body.txnNumber !== undefined &&
      req.body.autocommit === undefined
    ) {
      if (w.skip > 0) w.skip--;
      else {
        if (--w.left <= 0) this.afterWrite = null;
        if (w.data.failBeforeCommitExceptionCode === undefined)
          return Promise.resolve(this.dispatch(req)).then(() => {
            if (w.data.closeConnection !== false) socket.destroy();
            return null;
          });
        if (w.data.closeConnection !== false) {
          socket.destroy();
          return null;
        }
        return {
          ok: 0,
          code: w.data.failBeforeCommitExceptionCode,
          errmsg: 'failing by fail point',
          ...labelsFor(req, w.data.failBeforeCommitExceptionCode),
        };
      }
    }
    const f = this.failPoint;
    if (
      !f ||
      !f.data.failCommands?.includes(req.name) ||
      (f.data.appName && f.data.appName !== appName)
    )
      return undefined;
    if (f.skip > 0) {
      f.skip--;
      return undefined;
    }
    if (--f.left <= 0) this.failPoint = null;
    const d = f.data;
    const act = (): Reply | null | Promise<Reply | null> => {
      if (d.closeConnection) {
        socket.destroy();
        return null;
      }
      if (d.errorCode !== undefined)
        return {
          ok: 0,
          code: d.errorCode,
          codeName: 'Injected',
          errmsg: "Failing command via 'failCommand' failpoint",
          ...(d.errorLabels ? { errorLabels: d.errorLabels } : labelsFor(req, d.errorCode)),
        };
      const run = async (): Promise<Reply | null> => {
        const r = await Promise.resolve()
          .then(() => this.dispatch(req))
          .catch(errorReply);
        if (!d.writeConcernError) return r;
        return {
          ...(Array.isArray(r) ? {} : r),
          writeConcernError: d.writeConcernError,
          ...(d.errorLabels
            ? { errorLabels: d.errorLabels }
            : labelsFor(req, d.writeConcernError.code, true)),
        };
      };
      return run();
    };
    return d.blockConnection
      ? new Promise((r) => setTimeout(() => r(act()), d.blockTimeMS))
      : act();
  }
}

const RETRYABLE_CODES = new Set([
  11600, 11602, 10107, 13435, 13436, 189, 91, 7, 6, 89, 9001, 262, 134,
]);
function labelsFor(req: Request, code: number, writeConcern = false): any {
  const labels: string[] = [],
    ending = /^(commit|abort)Transaction$/.test(req.name),
    inTxn = req.body.autocommit === false;
  if (req.body.txnNumber !== undefined && RETRYABLE_CODES.has(code) && (!inTxn || ending))
    labels.push('RetryableWriteError');
  if (
    inTxn &&
    !writeConcern &&
    ((!ending && RETRYABLE_CODES.has(code)) || [112, 251, 24].includes(code))
  )
    labels.push('TransientTransactionError');
  return labels.length ? { errorLabels: labels } : {};
}

function errorReply(e: unknown): Reply {
  if (e instanceof CommandError)
    return { ok: 0, errmsg: e.message, code: e.code, codeName: e.codeName, ...e.extra };
  if (process.env.MONGOSPIKE_DEBUG) console.error(e);
  return { ok: 0, errmsg: String((e as Error)?.message ?? e), code: 8, codeName: 'UnknownError' };
}
