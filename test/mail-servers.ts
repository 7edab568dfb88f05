import startImap from 'hoodiecrow-imap';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What a mail server took, and for whom. */
export interface Taken {
  readonly to: string;
  readonly raw: string;
}

/** Two mail servers on ports of this machine: one takes mail (SMTP), one is a mailbox (IMAP). */
export interface MailServers {
  readonly smtpUrl: string;
  readonly imapUrl: string;
  readonly taken: readonly Taken[];
  /** Puts a mail into the mailbox. */
  deliver(raw: string): void;
  /** The flags of the mails in the mailbox. */
  flags(): readonly (readonly string[])[];
  stop(): Promise<void>;
}

/** Starts both. The SMTP server refuses `nobody@…` for good, and `later@…` for the moment. */
export async function startMailServers(): Promise<MailServers> {
  const taken: Taken[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _, done) =>
      username === 'rapport' && password === 'secret'
        ? done(null, { user: username })
        : done(new Error('no')),
    onRcptTo: ({ address }, _, done) => done(answerTo(address)),
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        taken.push({ to: envelope.rcptTo[0]?.address ?? '', raw });
        done();
      });
    },
  });
  const imap = startImap({
    plugins: ['ID', 'UIDPLUS'],
    users: { rapport: { password: 'secret' } },
    storage: { INBOX: { messages: [] } },
  });
  const smtpPort = await new Promise<number>((ready) => {
    const { server } = smtp;
    smtp.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port));
  });
  const imapPort = await new Promise<number>((ready) =>
    imap.listen(0, () => ready((imap.server.address() as AddressInfo).port)),
  );
  return {
    smtpUrl: `smtp://rapport:secret@127.0.0.1:${smtpPort}`,
    imapUrl: `imap://rapport:secret@127.0.0.1:${imapPort}`,
    taken,
    deliver: (raw) => imap.appendMessage('INBOX', [], false, raw),
    flags: () => imap.getMailbox('INBOX').messages.map(({ flags }) => flags),
    stop: async () => {
      await new Promise<void>((done) => smtp.close(() => done()));
      await new Promise<void>((done) => imap.close(done));
    },
  };
}

function answerTo(address: string): Error | undefined {
  if (address.startsWith('nobody@')) {
    return Object.assign(new Error('no such mailbox'), { responseCode: 550 });
  }
  if (address.startsWith('later@')) {
    return Object.assign(new Error('try again'), { responseCode: 450 });
  }
  return undefined;
}
