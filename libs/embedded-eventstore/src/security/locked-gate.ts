import { createHash } from 'node:crypto';
import { accessDenied, serverBusy, unauthenticated } from '../grpc/errors.js';
import type { Call } from '../grpc/handler.js';
import type { Caller, Gatekeeper, Operation } from '../node-context.js';
import type { EventLog } from '../store/event-log.js';
import { AccessLists } from './access-lists.js';
import { UserDirectory } from './user-directory.js';

/** Credentials that were right a moment ago are not hashed again; so many are known. */
const MAX_VERIFIED = 1000;
/** Passwords that are being hashed at a time; a guesser must not take all of the machine. */
const MAX_VERIFICATIONS = 16;
const NOBODY: Caller = { name: '', groups: [] };

/** Lets in who says a right name and password, and lets them do what the access lists allow. */
export class LockedGate implements Gatekeeper {
  readonly users: UserDirectory;
  private readonly lists: AccessLists;
  private readonly verified = new Map<string, Caller>();
  private readonly verifications = new Map<string, Promise<Caller>>();
  private readonly callers = new WeakMap<Call, Caller>();

  constructor(log: EventLog) {
    this.users = new UserDirectory(log, () => this.verified.clear());
    this.lists = new AccessLists(log);
  }

  identify(call: Call): Promise<void> | undefined {
    const authorization = call.header('authorization');
    if (authorization === undefined) return undefined;
    const key = createHash('sha256').update(authorization).digest('base64');
    const caller = this.verified.get(key);
    if (!caller) return this.verify(call, authorization, key);
    this.callers.set(call, caller);
    return undefined;
  }

  /** Calls that come in together with the same credentials are verified once. */
  private async verify(call: Call, authorization: string, key: string): Promise<void> {
    let verification = this.verifications.get(key);
    if (!verification) {
      if (this.verifications.size >= MAX_VERIFICATIONS) throw serverBusy();
      verification = this.verifiedCaller(authorization);
      this.verifications.set(key, verification);
      const done = () => this.verifications.delete(key);
      verification.then(done, done);
    }
    const caller = await verification;
    if (this.verified.size >= MAX_VERIFIED) this.verified.clear();
    this.verified.set(key, caller);
    this.callers.set(call, caller);
  }

  caller(call: Call): Caller {
    return this.callers.get(call) ?? NOBODY;
  }

  authorize(call: Call, operation: Operation, stream: string): void {
    const caller = this.requireUser(call);
    if (!this.lists.allow(caller, operation, stream)) throw accessDenied();
  }

  requireUser(call: Call): Caller {
    const caller = this.caller(call);
    if (!caller.name) throw accessDenied();
    return caller;
  }

  requireOperator(call: Call): Caller {
    return this.requireGroup(call, ['$admins', '$ops']);
  }

  requireAdministrator(call: Call): Caller {
    return this.requireGroup(call, ['$admins']);
  }

  private requireGroup(call: Call, groups: readonly string[]): Caller {
    const caller = this.requireUser(call);
    if (!caller.groups.some((group) => groups.includes(group))) throw accessDenied();
    return caller;
  }

  private async verifiedCaller(authorization: string): Promise<Caller> {
    const encoded = /^Basic (.+)$/i.exec(authorization)?.[1] ?? '';
    const [, name = '', password = ''] =
      /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
    const user = await this.users.verified(name, password);
    if (!user) throw unauthenticated();
    return { name: user.loginName, groups: user.groups };
  }
}
