import { describeFailure, requireSpace } from '#embedded-host';
import { CommandError } from '../../errors.js';
import type { Environment } from '../folder/environment.js';
import type { Overlay } from '../overlay.js';

/** One change of the engine: what is put under a key, or that it is removed. */
interface Operation {
  readonly table: 'document' | 'entry';
  readonly key: string;
  readonly value: Buffer | undefined;
}

/** What becomes one write transaction of the engine. */
export class Commit {
  readonly operations: Operation[] = [];
  /** Where its documents lie over the engine until it has them. */
  readonly overlays = new Set<Overlay>();
  bytes = 0;
  /** Resolves when it is on disk, rejects when it could not be written. */
  readonly done: Promise<void>;
  resolve: () => void = () => undefined;
  reject: (error: Error) => void = () => undefined;

  constructor(readonly number: number) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.done.catch(() => undefined); // perhaps nobody waits for it
  }

  put(table: Operation['table'], key: string, value: Buffer): void {
    this.operations.push({ table, key, value });
    this.bytes += key.length + value.length;
  }

  remove(table: Operation['table'], key: string): void {
    this.operations.push({ table, key, value: undefined });
    this.bytes += key.length;
  }
}

/** What the store does before a commit is written, and after. */
export interface CommitOwner {
  /** Adds what belongs to every commit. */
  complete(commit: Commit): void;
  /** The engine has it. */
  arrived(commit: Commit): void;
  /** Neither this commit nor what was written since is kept. */
  lost(): void;
}

/** What stays free on the disk, in bytes: on a full one the engine itself fails. */
export const MIN_FREE_BYTES = 64 * 1024 * 1024;
/** What an operation may change, in bytes: pages are written as a whole, from leaf to root. */
const OPERATION_BYTES = 2 * 4_096;
/** Whoever writes waits while this much is not in the engine yet, in bytes. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/**
 * Collects what is written while a commit is on its way to the disk into the next one. A commit is
 * sealed between two turns of the loop, never within one: what a command writes without waiting is
 * in one commit.
 */
export class Commits {
  /** What is being collected. */
  current: Commit;
  private flushing: Commit | undefined;
  private isScheduled = false;
  /** Something waits for the next commit, be it only the catalogue. */
  private isNeeded = false;
  /** A commit leaves so much free on the disk; a spec may ask for more than there is. */
  minFreeBytes = MIN_FREE_BYTES;

  /** @param number of the last commit in the folder */
  constructor(
    private readonly environment: Environment,
    private readonly folder: string,
    private readonly owner: CommitOwner,
    private number: number,
  ) {
    this.current = new Commit(number + 1);
  }

  /** The number of the last commit that the engine has. */
  get last(): number {
    return this.number;
  }

  /** Has what was collected written soon. */
  schedule(): void {
    this.isNeeded = true;
    if (this.isScheduled || this.flushing) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      void this.flush();
    });
  }

  /** Resolves when everything written so far is on disk. */
  durable(): Promise<void> {
    if (this.isNeeded) return this.current.done;
    return this.flushing?.done ?? Promise.resolve();
  }

  /** Something to wait for while too much is on its way to the disk. */
  congestion(): Promise<void> | undefined {
    const waiting = this.current.bytes + (this.flushing?.bytes ?? 0);
    return waiting > MAX_WAITING_BYTES ? this.durable().catch(() => undefined) : undefined;
  }

  private async flush(): Promise<void> {
    const commit = this.current;
    this.isNeeded = false;
    this.flushing = commit;
    this.current = new Commit(commit.number + 1);
    const failure = await this.write(commit).then(() => undefined, failureOf);
    this.flushing = undefined;
    if (failure) this.fail(commit, failure);
    else this.settle(commit);
    this.again();
  }

  /** What was written meanwhile is the next commit. */
  private again(): void {
    if (this.isNeeded) this.schedule();
  }

  /** All puts are made in one turn of the loop, which the engine makes one transaction. */
  private async write(commit: Commit): Promise<void> {
    this.owner.complete(commit);
    const { operations, bytes } = commit;
    requireSpace(this.folder, this.minFreeBytes + 2 * bytes + operations.length * OPERATION_BYTES);
    const { environment } = this;
    const promises = new Set<Promise<boolean>>(); // mostly one promise, again and again
    for (const { table, key, value } of operations) {
      if (table === 'document') {
        promises.add(value ? environment.putDocument(key, value) : environment.removeDocument(key));
      } else {
        promises.add(value ? environment.putEntry(key, value) : environment.removeEntry(key));
      }
    }
    environment.watchCommit();
    await Promise.all(promises);
  }

  private settle(commit: Commit): void {
    this.number = commit.number;
    this.environment.refresh();
    this.owner.arrived(commit);
    commit.resolve();
  }

  private fail(commit: Commit, failure: Error): void {
    const later = this.current;
    this.current = new Commit(commit.number);
    this.isNeeded = false;
    this.owner.lost();
    commit.reject(failure);
    later.reject(failure);
  }
}

async function failureOf(error: unknown): Promise<CommandError> {
  const { reason, message } = await describeFailure(error);
  return reason === 'disk-full'
    ? new CommandError(14031, `the disk is full, nothing was written: ${message}`)
    : new CommandError(1, `nothing could be written: ${message}`);
}
