const longest = 400;

/** What a server says of a mail, fit for a log: one line, and nobody's address. */
export const said = (text: string): string =>
  text
    .slice(0, 5 * longest)
    .replace(/[^\s<>"()]+@[^\s<>"()]+/g, '…')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .replace(/\p{Surrogate}/gu, '');
