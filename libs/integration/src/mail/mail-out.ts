import { createTransport } from 'nodemailer';
import { messageIdOf } from './message-id.js';
import { said } from './said.js';
import { serverAddress } from './server-address.js';

/** One mail to one address. */
export interface Letter {
  /** What it is known by; the same id gives the same `Message-ID`. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the server said: it took the mail, never will, takes it later, or takes none at the moment. */
export type Answer =
  { readonly is: 'taken' } | { readonly is: 'refused' | 'later' | 'down'; readonly reason: string };

const patienceMs = 20_000;

/** The server of the bank that takes mail (SMTP). */
export class MailOut {
  private readonly transport;

  constructor(
    address: string,
    private readonly from: string,
  ) {
    const { host, port, secure, isLocal, auth } = serverAddress(address);
    this.transport = createTransport({
      ...{ host, port, secure, requireTLS: !secure && !isLocal, pool: true, maxConnections: 1 },
      ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
      ...(auth && { auth }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, to, subject, text }: Letter): Promise<Answer> {
    try {
      await this.transport.sendMail({
        ...{ from: this.from, to: { name: '', address: to }, subject, text },
        messageId: messageIdOf(id, this.from),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { is: 'taken' };
    } catch (error) {
      return judged(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** Answers that are about us, whatever the mail: the server is closing, or wants us to sign in. */
const aboutUs: ReadonlySet<number> = new Set([421, 454, 530, 534, 535, 538]);

/**
 * What an error of the server means. About this mail is only what it says of the receiver or of the
 * content; from 500 on that is final (RFC 5321, 4.2.1).
 */
export function judged(error: unknown): Answer {
  const reason = said(error instanceof Error ? error.message : String(error)) || 'no answer';
  const told = error as {
    readonly code?: unknown;
    readonly command?: unknown;
    readonly responseCode?: unknown;
  };
  const code = Number(told.responseCode);
  const isAboutMail =
    (told.code === 'EENVELOPE' || told.code === 'EMESSAGE') &&
    told.command !== 'MAIL FROM' &&
    !aboutUs.has(code);
  if (!isAboutMail) return { is: 'down', reason };
  // Without an answer the mail never got as far as the server: its address is none.
  return { is: code < 500 ? 'later' : 'refused', reason };
}
