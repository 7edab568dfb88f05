import { parsedMail } from '#engagement';
import { idsIn } from './message-id.js';
import { said } from './said.js';

/** A mail of ours that did not arrive, and what the other server says of it. */
export interface Bounce {
  readonly noticeId: string;
  readonly reason: string;
}

/**
 * What a report of delivery says (RFC 3464); undefined where a mail is none, or tells no failure.
 * @throws MailUnreadable
 */
export async function readBounce(raw: Buffer, from: string): Promise<Bounce | undefined> {
  const [head = ''] = raw.toString('latin1').split(/\r?\n\r?\n/, 1);
  const headers = head.replace(/\r?\n[ \t]+/g, ' ');
  if (!/^content-type:\s*multipart\/report\b.*delivery-status/im.test(headers)) return undefined;
  const { attachments, text = '' } = await parsedMail(raw, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
  });
  const parts = attachments.map(({ content }) =>
    typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString(),
  );
  const told = [text, ...parts].join('\n');
  if (!/^action:\s*failed/im.test(told)) return undefined;
  const noticeId = parts.flatMap((part) => idsIn(part, from))[0];
  if (noticeId === undefined) return undefined;
  const found =
    /^diagnostic-code:\s*[\w-]+;\s*(.+)$/im.exec(told) ?? /^status:\s*(.+)$/im.exec(told);
  return { noticeId, reason: said(found?.[1] ?? '') || 'returned' };
}
