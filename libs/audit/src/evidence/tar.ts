/** A file of a package, small enough to be held at once. */
export interface PackedFile {
  readonly path: string;
  readonly content: Buffer;
}

const block = 512;

/** The files as one archive in the format that every `tar` reads (POSIX.1-1988 ustar). */
export async function* tarOf(
  files: AsyncIterable<PackedFile>,
  folder: string,
  at: Date,
): AsyncIterable<Buffer> {
  for await (const { path, content } of files) {
    yield headerOf(`${folder}/${path}`, content.length, at);
    yield content;
    yield Buffer.alloc((block - (content.length % block)) % block);
  }
  yield Buffer.alloc(2 * block);
}

function headerOf(path: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(path) > 100) throw new RangeError(`${path} is too long for an archive`);
  const header = Buffer.alloc(block);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(path, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(Math.floor(at.getTime() / 1_000), 12), 136);
  header.write('        0', 148);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
