/** The `Message-ID` of what we send: `<nt_1@bank.cn>`. */
export const messageIdOf = (id: string, from: string): string =>
  `<${encodeURIComponent(id)}@${domainOf(from)}>`;

/** The ids of ours that a text names. */
export function idsIn(text: string, from: string): readonly string[] {
  const domain = domainOf(from).replace(/[^a-z0-9-]/gi, '\\$&');
  const found = text.matchAll(new RegExp(`<([\\w.%!~*'()-]{1,200})@${domain}>`, 'gi'));
  return [...found].flatMap(([, id = '']) => {
    try {
      return [decodeURIComponent(id)];
    } catch {
      return [];
    }
  });
}

const domainOf = (from: string): string => from.slice(from.lastIndexOf('@') + 1);
