import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { ReceiveMessage } from './message.commands.js';
import { messageRefusals } from './message.refusals.js';

const longest = { subject: 200, text: 20_000, attachments: 50, name: 200 };

const printable = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '',
  );

/**
 * The message that a mail holds (RFC 5322). The same mail gives the same message id, so that a
 * gateway may deliver it twice. Files are kept by their fingerprints only. `receivedAt` stands for
 * the date of a mail that has none.
 * @throws MailUnreadable where there is no sender or no receiver
 */
export async function readMail(raw: string | Buffer, receivedAt: string): Promise<ReceiveMessage> {
  const mail = await PostalMime.parse(raw).catch(() => {
    throw messageRefusals.MailUnreadable({ field: 'raw' });
  });
  const [from, to] = [mail.from?.address, mail.to?.[0]?.address ?? mail.deliveredTo];
  if (!from || !to) throw messageRefusals.MailUnreadable({ field: 'raw' });
  return ReceiveMessage.of({
    messageId: `ms_${sha256(`${mail.messageId ?? raw.toString()} ${to}`).slice(0, 32)}`,
    channel: 'email',
    from,
    to,
    subject:
      printable(mail.subject ?? '')
        .slice(0, longest.subject)
        .trim() || '—',
    text:
      printable(mail.text ?? textOf(mail.html ?? ''))
        .slice(0, longest.text)
        .trim() || '—',
    sentAt: sentAtOf(mail.date, receivedAt),
    attachments: mail.attachments.slice(0, longest.attachments).map((file) => {
      const content = bytesOf(file.content);
      return {
        sha256: sha256(content),
        name:
          printable(file.filename ?? '')
            .slice(0, longest.name)
            .trim() || '—',
        mediaType: file.mimeType.slice(0, 120),
        bytes: content.length,
      };
    }),
  });
}

/** A date that cannot be read, or lies ahead of the clock here, is the moment of receipt. */
function sentAtOf(date: string | undefined, receivedAt: string): string {
  const sent = date === undefined ? NaN : Date.parse(date);
  const at = Number.isNaN(sent) ? receivedAt : new Date(sent).toISOString();
  return at > receivedAt ? receivedAt : at;
}

const textOf = (html: string): string =>
  html
    .replace(/<(style|script)[^>]*>[^<]*<\/\1>/gi, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');
