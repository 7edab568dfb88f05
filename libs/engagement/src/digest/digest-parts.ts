import type { NoticeText } from '../notice/notice.events.js';

/** A notice of a digest has room for so many characters: for any one notice and its subject. */
const mostText = 5000;

/** The texts of the notices that carry all items of a digest, in their order: none is cut. */
export function digestParts(items: readonly NoticeText[]): readonly string[] {
  return items.reduce<readonly string[]>((parts, { subject, text }) => {
    const told = `${subject}\n${text}`;
    const last = parts.at(-1);
    const joined = last === undefined ? told : `${last}\n\n${told}`;
    return joined.length > mostText ? [...parts, told] : [...parts.slice(0, -1), joined];
  }, []);
}
