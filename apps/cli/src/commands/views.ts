import { Builds, Progress, Worker, WrongBuild } from '#platform';
import { setTimeout as pause } from 'node:timers/promises';
import { columns } from '../columns.js';
import type { Connected } from '../connect.js';
import { connect } from '../connect.js';
import { progressLine } from '../output/progress-line.js';

const usage =
  'rapport views: usage: rapport views [rebuild NAME [--wait] | switch NAME BUILD [--wait] | drop BUILD]';

/** How often the progress of a build is looked at, in milliseconds. */
const lookEvery = 500;

/** What the command needs of the system, and where it writes. */
export interface Console extends Pick<Connected, 'app' | 'alone'> {
  readonly print: (line: string) => void;
}

/** `rapport views …` */
export async function views(args: readonly string[]): Promise<number> {
  const connected = await connect();
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    interrupted.abort();
  });
  const print = (line: string) => process.stdout.write(`${line}\n`);
  try {
    return await viewsOn({ ...connected, print }, args, interrupted.signal);
  } finally {
    await connected.stop();
  }
}

/** The command upon a system that is connected; resolves to the exit code. */
export async function viewsOn(
  console: Console,
  args: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const builds = console.app.get(Builds);
  const [what = 'list', name = '', build = ''] = args.filter((arg) => arg !== '--wait');
  try {
    if (what === 'list') await list(console, builds);
    else if (what === 'rebuild' && name !== '') {
      return await rebuild(console, builds, { name, wait: args.includes('--wait') }, signal);
    } else if (what === 'switch' && build !== '') {
      await builds.switchTo(name, build);
      return await settle(console, builds, { build, wait: args.includes('--wait') }, signal);
    } else if (what === 'drop' && name !== '') {
      await builds.drop(name);
      console.print(`${name} is gone`);
    } else {
      console.print(usage);
      return 2;
    }
    return 0;
  } catch (error) {
    if (!(error instanceof WrongBuild)) throw error;
    console.print(`rapport views: ${error.message}`);
    return 1;
  }
}

async function list({ print }: Console, builds: Builds): Promise<void> {
  const names = ['name', 'live', 'wanted', 'position', 'lag', 'rows', 'parked'] as const;
  print(columns(names, await builds.list()));
}

async function rebuild(
  console: Console,
  builds: Builds,
  { name, wait }: { readonly name: string; readonly wait: boolean },
  signal: AbortSignal,
): Promise<number> {
  const build = await builds.rebuild(name);
  console.print(`${build} is to be built beside the live one`);
  return settle(console, builds, { build, wait }, signal);
}

/** Leaves the rest to the worker, or stays until the build answers; alone, this is the worker. */
async function settle(
  { app, alone, print }: Console,
  builds: Builds,
  { build, wait }: { readonly build: string; readonly wait: boolean },
  signal: AbortSignal,
): Promise<number> {
  if (!alone && !(await app.get(Worker).isAnywhere())) {
    print('no worker runs now; one that is started will build it: rapport worker');
  }
  if (!wait && !alone) return 0;
  const show = progressLine('positions of the log');
  let progress: Progress | undefined;
  let before = -1;
  for (;;) {
    const { live, position, head } = await builds.progressOf(build);
    progress ??= new Progress(Math.max(head - position, 0), show);
    if (position > before && before >= 0) progress.step(position - before);
    before = Math.max(position, 0);
    if (live) {
      print(`${build} answers`);
      return 0;
    }
    if (signal.aborted) {
      print(
        alone
          ? `interrupted: the next worker goes on building ${build}`
          : `the worker goes on building ${build}`,
      );
      return 130;
    }
    await pause(lookEvery, undefined, { signal }).catch(() => undefined);
  }
}
