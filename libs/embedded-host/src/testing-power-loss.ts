import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Something that a program did to a file. */
interface Deed {
  readonly kind: 'write' | 'durable' | 'sync' | 'length';
  readonly file: string;
  readonly offset: number;
  readonly bytes: Buffer;
}

const KINDS = [undefined, 'write', 'durable', 'sync', 'length'] as const;
const HEAD_BYTES = 24;
/** A disk writes so much whole or not at all, in bytes. */
const SECTOR = 512;

/** Whether the layer that writes down what programs write can be built here: on Linux, with a compiler. */
export function canRecordWrites(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a program and writes down all that it writes to a folder; for specs.
 * @param home where the layer and its records are put
 */
export async function recordWrites(
  home: string,
  folder: string,
  script: string,
): Promise<readonly Deed[]> {
  const [layer, records] = [join(home, 'written.so'), join(home, 'records')];
  const source = resolve('libs/embedded-host/test/written.c');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-w', '-o', layer, source, '-ldl', '-lpthread']);
  const env = { ...process.env, LD_PRELOAD: layer, WRITTEN_DIR: folder, WRITTEN_TO: records };
  const program = ['--input-type=module', '-e', script];
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`the program ended with ${String(code)}`);
  return deeds(readFileSync(records));
}

function deeds(records: Buffer): Deed[] {
  const found: Deed[] = [];
  for (let at = 0; at < records.length;) {
    const kind = KINDS[records.readUInt32LE(at)];
    const path = at + HEAD_BYTES;
    const start = path + records.readUInt32LE(at + 4);
    const end = start + Number(records.readBigUInt64LE(at + 16));
    const offset = Number(records.readBigUInt64LE(at + 8));
    if (!kind) throw new Error(`the records end in nonsense at ${at}`);
    const file = records.toString('utf8', path, start);
    found.push({ kind, file, offset, bytes: records.subarray(start, end) });
    at = end;
  }
  return found;
}

/** A file as the disk has it, and what was written to it since the last sync. */
export class DiskFile {
  private durable: Buffer = Buffer.alloc(0);
  private pending: Deed[] = [];

  constructor(private readonly file: string) {}

  take(deed: Deed): void {
    if (deed.file !== this.file) return;
    if (deed.kind === 'sync') {
      for (const each of this.pending) this.durable = applied(this.durable, each);
      this.pending = [];
    } else if (deed.kind === 'durable') this.durable = applied(this.durable, deed);
    else this.pending.push(deed);
  }

  /**
   * What is left of it when the power goes: each sector that was not synced got there or not.
   * @param survives says so, sector by sector
   */
  afterPowerLoss(survives: () => boolean): Buffer {
    let left: Buffer = Buffer.from(this.durable);
    for (const deed of this.pending) {
      for (let at = 0; at < Math.max(deed.bytes.length, 1); at += SECTOR) {
        if (!survives()) continue;
        const bytes = deed.bytes.subarray(at, at + SECTOR);
        left = applied(left, { ...deed, offset: deed.offset + at, bytes });
      }
    }
    return left;
  }
}

function applied(content: Buffer, { kind, offset, bytes }: Deed): Buffer {
  const size = kind === 'length' ? offset : Math.max(content.length, offset + bytes.length);
  let target = content;
  if (size !== content.length) {
    const longer = Buffer.alloc(size);
    content.copy(longer);
    target = longer;
  }
  if (kind !== 'length') bytes.copy(target, offset);
  return target;
}
