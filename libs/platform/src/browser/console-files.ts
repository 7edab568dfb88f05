import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of the console. It is compressed when a browser first asks for it. */
export class ConsoleFile {
  private readonly compressed = new Map<Encoding, Buffer>();

  constructor(
    readonly type: string,
    /** Whether its name changes with its content, so that it can be kept for ever. */
    readonly immutable: boolean,
    private readonly content: Buffer,
  ) {}

  in(encoding: Encoding): Buffer {
    const known = this.compressed.get(encoding);
    if (known) return known;
    const made = compressors[encoding](this.content);
    this.compressed.set(encoding, made);
    return made;
  }
}

const compressors: Readonly<Record<Encoding, (content: Buffer) => Buffer>> = {
  br: (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (content) => gzipSync(content, { level: 9 }),
  identity: (content) => content,
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Reads the built console into memory: about 2 MB. Nothing else is ever served from the disk. */
export function consoleFiles(folder: string): ReadonlyMap<string, ConsoleFile> {
  if (folder === '' || !existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile() && types[extname(file.name)] !== undefined)
      .map((file) => {
        const path = join(file.parentPath, file.name);
        return [path.slice(folder.length + 1).replaceAll('\\', '/'), fileAt(path)];
      }),
  );
}

function fileAt(path: string): ConsoleFile {
  const type = types[extname(path)] ?? 'application/octet-stream';
  return new ConsoleFile(type, /[/\\]assets[/\\]/.test(path), readFileSync(path));
}

/** The smallest encoding that the browser accepts. */
export function encodingFor(accepted: string | undefined): Encoding {
  const names = (accepted ?? '').split(',').map((each) => each.split(';')[0]?.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
}
