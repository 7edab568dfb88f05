import { ParkedEvents } from '#platform';
import { setTimeout as pause } from 'node:timers/promises';
import { columns } from '../columns.js';
import { connect } from '../connect.js';
import type { Console } from './views.js';

const usage = 'rapport parked: usage: rapport parked [list | replay] [BUILD [KEY]]';

/** How long the outcome of a replay is waited for, and how often it is looked at, in milliseconds. */
const patience = 30_000;
const lookEvery = 250;

/** `rapport parked …` */
export async function parked(args: readonly string[]): Promise<number> {
  const connected = await connect();
  const print = (line: string) => process.stdout.write(`${line}\n`);
  try {
    return await parkedOn({ ...connected, print }, args);
  } finally {
    await connected.stop();
  }
}

/** The command upon a system that is connected; resolves to the exit code. */
export async function parkedOn(
  { app, print }: Console,
  [what = 'list', build, key]: readonly string[],
): Promise<number> {
  const events = app.get(ParkedEvents);
  if (what === 'replay') {
    const asked = await events.replay(build, key);
    const left = asked === 0 ? 0 : await outcome(events, build, key);
    print(`${asked - left} of ${asked} are replayed`);
    if (left === 0) return 0;
  } else if (what !== 'list') {
    print(usage);
    return 2;
  }
  const found = await events.list(build, key);
  const names = ['build', 'key', 'stream', 'revision', 'type', 'at', 'state', 'error'] as const;
  const shown = found.map((each) => ({
    ...each,
    state: each.skipped === undefined ? 'waits' : `skipped by ${each.skipped}`,
  }));
  print(found.length === 0 ? 'nothing is parked' : columns(names, shown));
  return what === 'list' ? 0 : 1;
}

/** How many are still parked once the worker has tried all of them, or is not heard of. */
async function outcome(events: ParkedEvents, build?: string, key?: string): Promise<number> {
  const end = Date.now() + patience;
  for (;;) {
    const all = await events.list(build, key);
    const found = all.filter(({ of, skipped }) => of !== 'log' && skipped === undefined);
    if (!found.some(({ replay }) => replay) || Date.now() > end) return found.length;
    await pause(lookEvery);
  }
}
