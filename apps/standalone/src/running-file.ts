import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where a standalone process is to be found, for other commands on the same data folder. The URLs
 * hold the credentials of the stores, so only the owner can read the file.
 */
export interface RunningFile {
  readonly pid: number;
  readonly address: string;
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
}

const fileIn = (folder: string) => join(folder, 'running.json');

export function writeRunning(folder: string, running: RunningFile): void {
  removeRunning(folder); // one that is there keeps its mode
  writeFileSync(fileIn(folder), JSON.stringify(running, null, 2), { mode: 0o600 });
}

export function removeRunning(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** The standalone process on this folder, where one is alive. */
export function readRunning(folder: string): RunningFile | undefined {
  try {
    const running = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as RunningFile;
    process.kill(running.pid, 0);
    return running;
  } catch {
    return undefined;
  }
}
