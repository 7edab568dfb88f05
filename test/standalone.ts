import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const rapportBin = join(root, 'apps/cli/bin/rapport.js');

/** A process of the command line, as a user starts it. */
export interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves to the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts a command; its environment is ours and what is given. */
export function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  program = rapportBin,
): Started {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', RAPPORT_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(signal ?? code ?? -1);
    });
  });
  return { process: child, output: () => output, ended };
}

/** Waits until a process has said something; fails with all it said. */
export async function says(
  started: Started,
  pattern: RegExp,
  milliseconds = 240_000,
): Promise<string> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const match = pattern.exec(started.output());
    if (match) return match[1] ?? match[0];
    const over = started.process.exitCode !== null || Date.now() > end;
    if (over) throw new Error(`never said ${String(pattern)}:\n${started.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs a short command to its end; gives what it printed. */
export function runOnce(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [rapportBin, ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}
