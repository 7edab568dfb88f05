import type { Name } from '../client/name.js';
import type { Registration } from '../registration/registration.js';

/** Longer than anyone types; keeps the index small. */
const longest = 32;

/** One way of writing: lower case, without accents, apostrophes and punctuation. */
export const plainly = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();

/** A key from one place of a text on; no character is cut in two. */
const cut = (text: string, from = 0): string =>
  text.slice(from, from + longest).replace(/[\ud800-\udbff]$/, '');

/** What someone has typed, as a key begins. */
export const searchKey = (typed: string): string => cut(plainly(typed));

/** Any word of a name may be the first one typed; in Chinese, any character. */
const starts = /(?<=^| )[^ ]|\p{Script=Han}|(?<=\p{Script=Han})[^ ]/gu;

const keysOf = (text: string): readonly string[] => {
  const written = plainly(text);
  return [...written.matchAll(starts)].map(({ index }) => cut(written, index));
};

/** All that some texts are found by: what is typed is the beginning of one of these. */
export const textKeys = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap(keysOf)),
];

/** All that a client is found by. */
export const searchKeys = (name: Name, registration?: Registration): readonly string[] =>
  textKeys([name.en, name.zh, registration?.number].flatMap((text) => text ?? []));
