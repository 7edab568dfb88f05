import { ImapFlow } from 'imapflow';
import { serverAddress } from './server-address.js';

/** Longer mails are read up to here; their files are kept by name only as far as they came. */
const mostBytes = 5_000_000;
/** So many mails a round; the rest come with the next. */
const mostMails = 50;

/** What became of a mail: it is done with, or a person has to look at it in the mailbox. */
export type Handled = 'done' | 'unreadable';

/** The mailbox of the bank (IMAP). */
export class MailIn {
  constructor(private readonly address: string) {}

  /**
   * Hands over every mail that nobody has read. One that was handed over is marked as read, so an
   * interrupted round hands it over again; one that cannot be read is flagged for a person.
   */
  async each(handle: (raw: Buffer) => Promise<Handled>): Promise<number> {
    const { host, port, secure, isLocal, auth } = serverAddress(this.address);
    const client = new ImapFlow({
      ...{ host, port, secure, logger: false, auth: auth ?? { user: '' } },
      ...(!secure && { doSTARTTLS: !isLocal }),
    });
    // A broken connection is told to whoever waits for an answer; this keeps it from ending us.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.mailboxOpen('INBOX');
      const found = await client.search({ seen: false }, { uid: true });
      const uids = (found === false ? [] : (found ?? [])).slice(0, mostMails);
      for (const uid of uids) {
        const mail = await client.fetchOne(
          String(uid),
          { source: { maxLength: mostBytes } },
          { uid: true },
        );
        if (!mail || !mail.source) continue;
        const handled = await handle(mail.source);
        const flags = handled === 'done' ? ['\\Seen'] : ['\\Seen', '\\Flagged'];
        await client.messageFlagsAdd(String(uid), flags, { uid: true });
      }
      return uids.length;
    } finally {
      await client.logout().catch(() => undefined);
      client.close();
    }
  }
}
