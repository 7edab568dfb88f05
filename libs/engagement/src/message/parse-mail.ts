import type { Email, PostalMimeOptions } from 'postal-mime';
import PostalMime from 'postal-mime';
import { messageRefusals } from './message.refusals.js';

/** No client sends a mail of more parts; each takes the parser longer than the one before. */
const mostParts = 2_000;

/**
 * What a mail consists of (RFC 5322). Anybody may have written it.
 * @throws MailUnreadable where it is no mail, or has too many parts
 */
export async function parsedMail(
  raw: string | Buffer,
  options: PostalMimeOptions = {},
): Promise<Email> {
  if (hasTooManyParts(raw)) throw messageRefusals.MailUnreadable({ field: 'raw' });
  try {
    return await PostalMime.parse(raw, options);
  } catch {
    throw messageRefusals.MailUnreadable({ field: 'raw' });
  }
}

/** A part begins with a line that begins so, whatever its boundary. */
const delimiter = '\n--';

function hasTooManyParts(raw: string | Buffer): boolean {
  let [parts, at] = [0, raw.indexOf(delimiter)];
  while (at >= 0 && parts <= mostParts) {
    parts++;
    at = raw.indexOf(delimiter, at + delimiter.length);
  }
  return parts > mostParts;
}
