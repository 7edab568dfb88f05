import type { Credentials } from '#embedded-host';
import { RpcError, Status } from '../grpc/status.js';
import { ANY } from '../store/appending/append-result.js';
import type { EventLog } from '../store/event-log.js';
import { isRecord, latestJson, parsedJson } from '../store/folder/latest-json.js';
import { newEvent } from '../store/appending/new-event.js';
import { METADATA_PREFIX } from '../store/stream-metadata.js';
import { commitError } from '../streams/append.js';
import { hashPassword, isPassword, type PasswordHash } from './password.js';

/** A user of the node; stored as the data of events in `$user-<login name>`. */
export interface User extends PasswordHash {
  readonly loginName: string;
  readonly fullName: string;
  readonly groups: readonly string[];
  readonly disabled: boolean;
  /** Milliseconds since 1970. */
  readonly lastUpdatedMs: number;
}

/** Lists the login names that were ever given. */
const LIST_STREAM = '$users';
const PAGE = 500;
/** No password has it. */
const NOBODYS_PASSWORD: PasswordHash = {
  salt: Buffer.alloc(16).toString('base64'),
  hash: Buffer.alloc(32).toString('base64'),
};

const streamOf = (loginName: string) => `$user-${loginName}`;

const notFound = (loginName: string) =>
  new RpcError(Status.notFound, `User '${loginName}' is not found.`, {
    exception: 'user-not-found',
    'login-name': loginName,
  });

const conflict = (loginName: string) =>
  new RpcError(Status.failedPrecondition, 'Conflict.', {
    exception: 'user-conflict',
    'login-name': loginName,
  });

/** The users of a node, kept in streams of the system. */
export class UserDirectory {
  private readonly users = new Map<string, User>();

  /** @param changed is called when credentials that were right may not be any more */
  constructor(
    private readonly log: EventLog,
    private readonly changed: () => void = () => undefined,
  ) {
    const list = log.stream(LIST_STREAM);
    for (let from = 0; ;) {
      const page = log.reader.forwards(list, from, PAGE);
      for (const record of page.records) this.load(parsedJson(record.data));
      if (page.ended) break;
      from = page.next;
    }
  }

  get all(): readonly User[] {
    return [...this.users.values()];
  }

  find(loginName: string): User | undefined {
    return this.users.get(loginName);
  }

  /** Throws when there is no such user. */
  get(loginName: string): User {
    const user = this.users.get(loginName);
    if (!user) throw notFound(loginName);
    return user;
  }

  async create(
    loginName: string,
    password: string,
    details: Pick<User, 'fullName' | 'groups'>,
  ): Promise<void> {
    if (!loginName) throw new RpcError(Status.invalidArgument, 'The login name is missing.');
    if (this.users.has(loginName)) throw conflict(loginName);
    const hashed = await hashPassword(password);
    if (this.users.has(loginName)) throw conflict(loginName);
    const acl = { $acl: { $r: '$admins', $w: '$admins' } };
    await this.write(METADATA_PREFIX + streamOf(loginName), '$metadata', acl);
    await this.save('$UserCreated', { ...details, ...hashed, loginName, disabled: false });
    await this.write(LIST_STREAM, '$User', loginName);
  }

  /** Makes the user, or gives one that is there this password. */
  async ensure(
    { username, password }: Credentials,
    details: Pick<User, 'fullName' | 'groups'>,
  ): Promise<void> {
    const user = this.users.get(username);
    if (!user) {
      await this.create(username, password, details);
      return;
    }
    const isAsWanted =
      !user.disabled &&
      details.groups.every((group) => user.groups.includes(group)) &&
      (await isPassword(password, user));
    if (isAsWanted) return;
    const hashed = await hashPassword(password);
    await this.save('$UserUpdated', { ...user, ...details, ...hashed, disabled: false });
  }

  /** Replaces what a user is; an empty password stays as it is. */
  async update(
    loginName: string,
    password: string,
    details: Pick<User, 'fullName' | 'groups'>,
  ): Promise<void> {
    const user = this.get(loginName);
    const hashed = password ? await hashPassword(password) : undefined;
    await this.save('$UserUpdated', { ...user, ...details, ...hashed });
  }

  async setDisabled(loginName: string, disabled: boolean): Promise<void> {
    await this.save('$UserUpdated', { ...this.get(loginName), disabled });
  }

  async setPassword(loginName: string, password: string): Promise<void> {
    const user = this.get(loginName);
    await this.save('$PasswordChanged', { ...user, ...(await hashPassword(password)) });
  }

  async delete(loginName: string): Promise<void> {
    this.get(loginName);
    this.users.delete(loginName);
    this.changed();
    await new Promise<void>((resolve, reject) => {
      this.log.delete(streamOf(loginName), ANY, (result) => {
        if (result.kind === 'failed') reject(commitError(result));
        else resolve();
      });
    });
  }

  /** The user, if the password is right and the user may come in. */
  async verified(loginName: string, password: string): Promise<User | undefined> {
    const user = this.users.get(loginName);
    // A name that is not there takes as long as a wrong password.
    const isRight = await isPassword(password, user ?? NOBODYS_PASSWORD);
    return isRight && user && !user.disabled ? user : undefined;
  }

  private async save(type: string, user: Omit<User, 'lastUpdatedMs'>): Promise<void> {
    const saved = { ...user, lastUpdatedMs: Date.now() };
    await this.write(streamOf(user.loginName), type, saved);
    this.users.set(user.loginName, saved);
    this.changed();
  }

  private async write(stream: string, type: string, content: unknown): Promise<void> {
    const event = newEvent(type, Buffer.from(JSON.stringify(content)));
    const result = await this.log.appended(stream, ANY, [event]);
    if (result.kind === 'failed') throw commitError(result);
  }

  private load(loginName: unknown): void {
    if (typeof loginName !== 'string') return;
    const user = latestJson(this.log, streamOf(loginName), isUser);
    if (user?.loginName === loginName) this.users.set(loginName, user);
  }
}

const isUser = (content: unknown): content is User =>
  isRecord(content) &&
  ['loginName', 'fullName', 'salt', 'hash'].every((name) => typeof content[name] === 'string') &&
  Array.isArray(content['groups']) &&
  typeof content['disabled'] === 'boolean';
