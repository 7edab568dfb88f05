import { createHash } from 'node:crypto';
import { ReceiveMessage } from './message.commands.js';
import { messageRefusals } from './message.refusals.js';
import { parsedMail } from './parse-mail.js';

const longest = { subject: 200, text: 20_000, attachments: 50, name: 200 };

const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** What can be shown of a text, cut to a length; a dash where that is nothing. */
const shown = (text: string, most: number): string =>
  text
    .replace(unprintable, '')
    .slice(0, most)
    .replace(/\p{Surrogate}/gu, '')
    .trim() || '—';

const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^[\x21-\x7e]{3,254}$/.test(text);

/**
 * The message that a mail holds (RFC 5322). The same mail gives the same message id, so that a
 * gateway may deliver it twice. Files are kept by their fingerprints only. `receivedAt` stands for
 * the date of a mail that has none.
 * @throws MailUnreadable where it has no sender or receiver that a mail could have
 */
export async function readMail(raw: string | Buffer, receivedAt: string): Promise<ReceiveMessage> {
  const mail = await parsedMail(raw);
  const [from, to] = [mail.from?.address, mail.to?.[0]?.address ?? mail.deliveredTo];
  if (!isAddress(from) || !isAddress(to)) throw messageRefusals.MailUnreadable({ field: 'raw' });
  return ReceiveMessage.of({
    messageId: `ms_${sha256(`${mail.messageId ?? raw.toString()} ${to}`).slice(0, 32)}`,
    channel: 'email',
    from,
    to,
    subject: shown(mail.subject ?? '', longest.subject),
    text: shown(mail.text ?? textOf(mail.html ?? ''), longest.text),
    sentAt: sentAtOf(mail.date, receivedAt),
    attachments: mail.attachments.slice(0, longest.attachments).map((file) => {
      const content = bytesOf(file.content);
      return {
        sha256: sha256(content),
        name: shown(file.filename ?? '', longest.name),
        mediaType: shown(file.mimeType, 120),
        bytes: content.length,
      };
    }),
  });
}

/** A date that cannot be read, or lies ahead of the clock here, is the moment of receipt. */
function sentAtOf(date: string | undefined, receivedAt: string): string {
  const sent = date === undefined ? NaN : Date.parse(date);
  const isPast = sent >= 0 && sent <= Date.parse(receivedAt);
  return isPast ? new Date(sent).toISOString() : receivedAt;
}

/** The text of a page, in one pass whatever somebody wrote: no pattern reads past the next bracket. */
const textOf = (html: string): string =>
  html
    .replace(/<(style|script)[^<>]*>[^<]*<\/\1>/gi, '')
    .replace(/<[^<>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');
