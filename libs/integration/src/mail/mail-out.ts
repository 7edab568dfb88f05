import { createTransport } from 'nodemailer';
import { messageIdOf } from './message-id.js';
import { serverAddress } from './server-address.js';

/** One mail to one address. */
export interface Letter {
  /** What it is known by; the same id gives the same `Message-ID`. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the server said: it took the mail, it never will, or it may later. */
export type Taken =
  | { readonly is: 'taken' }
  | { readonly is: 'refused'; readonly reason: string }
  | { readonly is: 'later'; readonly reason: string };

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

  async send({ id, to, subject, text }: Letter): Promise<Taken> {
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

/** An answer from 500 on about this mail is final (RFC 5321, 4.2.1); all else may pass. */
function judged(error: unknown): Taken {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 400);
  const told = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const isFinal =
    (told.code === 'EENVELOPE' || told.code === 'EMESSAGE') && Number(told.responseCode) >= 500;
  return { is: isFinal ? 'refused' : 'later', reason };
}
