import {
  closeSync,
  constants,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { CommandError } from '../errors.js';
import { FRAME_HEAD, HEADER, isIntact } from './frames.js';

const datasync = promisify(fdatasync);

/** The few things the log does to its file; a spec may fail them. */
export interface FileSystem {
  open(path: string): number;
  write(fd: number, bytes: Buffer, offset: number, position: number): number;
  truncate(fd: number, size: number): void;
  sync(fd: number): Promise<void>;
}

export const DISK: FileSystem = {
  // not for appending: Linux would then disregard where to write
  open: (path) => openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600),
  write: (fd, bytes, offset, position) =>
    writeSync(fd, bytes, offset, bytes.length - offset, position),
  truncate: (fd, size) => ftruncateSync(fd, size),
  sync: (fd) => datasync(fd),
};

/** The log is damaged where a crash cannot have damaged it. */
export class DamagedLog extends Error {
  constructor(path: string, at: number, reason: string) {
    super(`${path} is damaged at byte ${at} (${reason}); restore it, or remove it and rebuild`);
  }
}

/** An append-only file of frames: a frame is in it as a whole or, after a failed write, not at all. */
export class LogFile {
  private readonly fd: number;
  private end = 0;
  /** Part of a failed write could not be taken away yet. */
  private isTorn = false;

  constructor(
    readonly path: string,
    private readonly disk: FileSystem,
  ) {
    this.fd = disk.open(path);
  }

  get size(): number {
    return this.end;
  }

  /**
   * Reads all frames and cuts off what a killed process left unfinished at the end. Anything else
   * that is wrong is damage, and nothing is cut then.
   */
  read(onFrame: (body: Buffer) => void): void {
    const { size } = fstatSync(this.fd);
    const reader = new ChunkReader(this.fd, size);
    if (size < HEADER.length) {
      this.disk.truncate(this.fd, 0);
      this.append(HEADER);
      return;
    }
    if (!reader.take(HEADER.length)?.equals(HEADER)) {
      throw new DamagedLog(this.path, 0, 'not a log of this version');
    }
    let at = HEADER.length;
    for (;;) {
      const head = reader.take(FRAME_HEAD);
      if (!head) break;
      const length = head.readUInt32LE(0);
      const checksum = head.readUInt32LE(4);
      const body = reader.take(length);
      if (!body) break;
      if (length === 0 || !isIntact(body, checksum)) {
        if (reader.isAtEnd || reader.isZeroFrom(at)) break;
        throw new DamagedLog(this.path, at, 'bad checksum');
      }
      onFrame(body);
      at += FRAME_HEAD + length;
    }
    if (at < size) this.disk.truncate(this.fd, at);
    this.end = at;
  }

  /** Appends the bytes; throws MongoDB's error, with nothing left in the file, when it cannot. */
  append(bytes: Buffer): void {
    if (this.isTorn) this.cut();
    try {
      for (let done = 0; done < bytes.length;) {
        done += this.disk.write(this.fd, bytes, done, this.end + done);
      }
      this.end += bytes.length;
    } catch (error) {
      this.isTorn = true;
      try {
        this.cut();
      } catch {
        // tried again before the next write
      }
      throw writeError(error);
    }
  }

  private cut(): void {
    try {
      this.disk.truncate(this.fd, this.end);
      this.isTorn = false;
    } catch (error) {
      throw writeError(error);
    }
  }

  sync(): Promise<void> {
    return this.disk.sync(this.fd);
  }

  /** The same while everything else waits. */
  syncNow(): void {
    fdatasyncSync(this.fd);
  }

  close(): void {
    closeSync(this.fd);
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function writeError(error: unknown): CommandError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  const reason = error instanceof Error ? error.message : String(error);
  return typeof code === 'string' && FULL.has(code)
    ? new CommandError(14031, `the disk is full, nothing was written: ${reason}`)
    : new CommandError(1, `the log could not be written: ${reason}`);
}

const CHUNK = 4 * 1024 * 1024;

/** Reads a file from its beginning in chunks. */
class ChunkReader {
  private chunk = Buffer.alloc(0);
  private at = 0;
  private position = 0;

  constructor(
    private readonly fd: number,
    private readonly size: number,
  ) {}

  get isAtEnd(): boolean {
    return this.position === this.size && this.at === this.chunk.length;
  }

  /** The next bytes, valid until the next call; none when the file ends before. */
  take(length: number): Buffer | undefined {
    const left = this.chunk.length - this.at;
    if (left < length) {
      if (left + this.size - this.position < length) return undefined;
      this.fill(length, left);
    }
    this.at += length;
    return this.chunk.subarray(this.at - length, this.at);
  }

  private fill(length: number, left: number): void {
    const wanted = Math.min(Math.max(length, CHUNK), left + this.size - this.position);
    const next = Buffer.allocUnsafe(wanted);
    this.chunk.copy(next, 0, this.at);
    for (let done = left; done < wanted;) {
      const read = readSync(this.fd, next, done, wanted - done, this.position);
      if (read === 0) throw new Error('the log became shorter while it was read');
      done += read;
      this.position += read;
    }
    this.chunk = next;
    this.at = 0;
  }

  /** Whether the file holds nothing but zeros from there on, as after a lost extension. */
  isZeroFrom(position: number): boolean {
    const bytes = Buffer.alloc(64 * 1024);
    for (let at = position; at < this.size;) {
      const read = readSync(this.fd, bytes, 0, bytes.length, at);
      if (bytes.subarray(0, read).some((byte) => byte !== 0)) return false;
      at += read;
      if (read === 0) break;
    }
    return true;
  }
}
