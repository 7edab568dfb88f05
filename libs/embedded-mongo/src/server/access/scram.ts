import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { authenticationFailed } from '../../errors.js';

/** Who may use the server. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** MongoDB's number of rounds for SCRAM-SHA-256. */
const ROUNDS = 15_000;
const SALT_BYTES = 28;
const NONCE_BYTES = 24;
/** What a password may consist of: for these characters SASLprep changes nothing. */
const PLAIN = /^[\x20-\x7e]+$/;

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** What the server keeps of a password (RFC 5802, 7677): not enough to log in with. */
export class ScramUser {
  readonly salt = randomBytes(SALT_BYTES);
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;

  /** @throws Error for a password with other than printable ASCII characters */
  constructor(readonly credentials: Credentials) {
    const { password } = credentials;
    if (!PLAIN.test(password)) throw new Error('a password consists of printable ASCII characters');
    const salted = pbkdf2Sync(password, this.salt, ROUNDS, 32, 'sha256');
    this.storedKey = sha256(hmac(salted, 'Client Key'));
    this.serverKey = hmac(salted, 'Server Key');
  }
}

/** One client proving that it knows the password, and the server that it knows it, too. */
export class ScramConversation {
  private readonly nonce: string;
  private readonly clientFirst: string;
  private readonly isKnown: boolean;
  /** The server's answer to the client's first message. */
  readonly first: string;

  /** @param message the client's first one, such as `n,,n=user,r=nonce` */
  constructor(
    private readonly user: ScramUser,
    message: string,
  ) {
    const [, bare, name, nonce] = /^n,,(n=([^,]*),r=([\x21-\x2b\x2d-\x7e]+))$/.exec(message) ?? [];
    if (bare === undefined || name === undefined || nonce === undefined) {
      throw authenticationFailed();
    }
    const username = name.replaceAll('=2C', ',').replaceAll('=3D', '=');
    // A stranger is told no earlier than somebody with a wrong password.
    this.isKnown = username === user.credentials.username;
    this.clientFirst = bare;
    this.nonce = nonce + randomBytes(NONCE_BYTES).toString('base64');
    this.first = `r=${this.nonce},s=${user.salt.toString('base64')},i=${ROUNDS}`;
  }

  /**
   * Checks the client's proof.
   * @returns the server's own proof
   * @throws CommandError `AuthenticationFailed`
   */
  finish(message: string): string {
    const [, withoutProof, nonce, proof] = /^(c=biws,r=([^,]+)),p=([^,]+)$/.exec(message) ?? [];
    if (withoutProof === undefined || proof === undefined || nonce !== this.nonce) {
      throw authenticationFailed();
    }
    const transcript = [this.clientFirst, this.first, withoutProof].join();
    const signature = hmac(this.user.storedKey, transcript);
    const given = Buffer.from(proof, 'base64');
    if (given.length !== signature.length) throw authenticationFailed();
    const clientKey = signature.map((byte, at) => byte ^ (given[at] ?? 0));
    const isRight = timingSafeEqual(sha256(Buffer.from(clientKey)), this.user.storedKey);
    if (!isRight || !this.isKnown) throw authenticationFailed();
    return `v=${hmac(this.user.serverKey, transcript).toString('base64')}`;
  }
}
