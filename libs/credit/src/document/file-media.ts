/** The largest file the store takes: 10 MiB. */
export const largestFileBytes = 10_485_760;

export const mediaTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/zip',
  'text/csv',
] as const;
export type FileMedia = (typeof mediaTypes)[number];

const signatures: readonly (readonly [FileMedia, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  // Office documents (docx, xlsx) and OFD are zip archives.
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
];

/** What a file is, by its content and never by what its sender calls it. */
export function mediaOf(content: Buffer): FileMedia | undefined {
  const found = signatures.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte));
  if (found) return found[0];
  return isPlainText(content) ? 'text/csv' : undefined;
}

/** UTF-8 with a comma or a tab on its first line, and no control characters but line ends. */
function isPlainText(content: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    const [firstLine = ''] = text.split('\n', 1);
    return /[,\t]/.test(firstLine) && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
  } catch {
    return false;
  }
}
