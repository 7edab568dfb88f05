import { Binary } from 'bson';
import { isDoc, isTruthy, type Doc } from '../../bson/values.js';
import { authenticationFailed, CommandError } from '../../errors.js';
import { ScramConversation, ScramUser, type Credentials } from './scram.js';

/** What is known of a connection's client. */
export interface Client {
  conversation: Conversation | undefined;
  isAuthenticated: boolean;
}

interface Conversation {
  readonly id: number;
  readonly scram: ScramConversation;
  readonly endsAtOnce: boolean;
  isProven: boolean;
}

const MECHANISM = 'SCRAM-SHA-256';
/** The database that users are of. */
const DATABASE = 'admin';
/** What a stranger may ask: who the server is, and to be let in. */
const OPEN: ReadonlySet<string> = new Set([
  ...['hello', 'isMaster', 'ismaster', 'saslStart', 'saslContinue', 'logout'],
  ...['ping', 'buildInfo', 'buildinfo', 'connectionStatus'],
]);

/** Lets nobody in but the one user, where there is one. */
export class Authentication {
  private readonly user: ScramUser | undefined;
  private conversations = 0;

  constructor(credentials: Credentials | undefined) {
    this.user = credentials && new ScramUser(credentials);
  }

  /** Throws where a stranger asks for more than that. */
  check(command: string, client: Client): void {
    if (!this.isStranger(client) || OPEN.has(command)) return;
    throw new CommandError(13, `Command ${command} requires authentication`);
  }

  isStranger({ isAuthenticated }: Client): boolean {
    return this.user !== undefined && !isAuthenticated;
  }

  /** What `hello` says of it: the mechanisms of a user, and the first step where that was taken. */
  hello(body: Doc, client: Client): Doc {
    const { saslSupportedMechs, speculativeAuthenticate: first } = body;
    const mechanisms = saslSupportedMechs === undefined ? {} : { saslSupportedMechs: [MECHANISM] };
    if (!this.user || !isDoc(first)) return mechanisms;
    try {
      return { ...mechanisms, speculativeAuthenticate: this.start(first, first['db'], client) };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return mechanisms; // the client will begin again and be told
    }
  }

  /** `saslStart` */
  start(body: Doc, db: unknown, client: Client): Doc {
    const { mechanism, payload, options } = body;
    client.conversation = undefined;
    if (mechanism !== MECHANISM) {
      throw new CommandError(334, `Received authentication for mechanism ${String(mechanism)}`);
    }
    if (!this.user || db !== DATABASE) throw authenticationFailed();
    const scram = new ScramConversation(this.user, textOf(payload));
    const endsAtOnce = isDoc(options) && isTruthy(options['skipEmptyExchange']);
    const id = ++this.conversations & 0x7fffffff;
    client.conversation = { id, scram, endsAtOnce, isProven: false };
    return { conversationId: id, done: false, payload: bytesOf(scram.first) };
  }

  /** `saslContinue` */
  continue({ conversationId, payload }: Doc, client: Client): Doc {
    const { conversation } = client;
    client.conversation = undefined; // one attempt each
    if (!conversation || conversation.id !== conversationId) {
      throw new CommandError(17, 'No SASL session state found');
    }
    if (conversation.isProven) {
      client.isAuthenticated = true;
      return { conversationId, done: true, payload: bytesOf('') };
    }
    const proof = conversation.scram.finish(textOf(payload));
    if (conversation.endsAtOnce) client.isAuthenticated = true;
    else client.conversation = { ...conversation, isProven: true };
    return { conversationId, done: conversation.endsAtOnce, payload: bytesOf(proof) };
  }

  logout(client: Client): Doc {
    client.isAuthenticated = false;
    return {};
  }

  /** `connectionStatus` */
  status({ isAuthenticated }: Client): Doc {
    const user = this.user?.credentials.username;
    const isUser = isAuthenticated && user !== undefined;
    return {
      authInfo: {
        authenticatedUsers: isUser ? [{ user, db: DATABASE }] : [],
        authenticatedUserRoles: isUser ? [{ role: 'root', db: DATABASE }] : [],
      },
    };
  }
}

const bytesOf = (text: string): Binary => new Binary(Buffer.from(text));

function textOf(payload: unknown): string {
  if (payload instanceof Binary) return Buffer.from(payload.value()).toString('utf8');
  throw authenticationFailed();
}
