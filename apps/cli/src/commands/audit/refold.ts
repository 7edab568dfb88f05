import type { View } from '#kernel';
import { isDay } from '#kernel';
import { Definitions, EventStore, foldLog, inContext, KnownAt, MemoryTable } from '#platform';
import { createWriteStream, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { progressLine } from '../../output/progress-line.js';
import type { Connected } from '../../connect.js';
import { connect } from '../../connect.js';
import type { RowLine } from './other-release.js';
import { compareWith, releaseIn } from './other-release.js';

/** Which views are folded from the log again, up to where, and what is done with their rows. */
export interface Refold {
  /** All where none is named. */
  readonly views: readonly string[];
  /** The rows as they count on this day. */
  readonly asOf: string | undefined;
  /** A day for its evening, a moment or a position; the end of the log unless stated. */
  readonly knownAt: string | undefined;
  /** Where the rows are written, a line of JSON each; `-` is standard output. */
  readonly rows: string | undefined;
  /** The folder of a built release, whose rows are held against ours. */
  readonly against: string | undefined;
}

type App = Connected['app'];

/**
 * `rapport replay` without a stream: whole views from the log. Resolves to 0, 1 where rows differ or
 * it failed, 2 where the question is wrong.
 */
export async function refold(asked: Refold): Promise<number> {
  const wrong = wrongIn(asked);
  if (wrong !== undefined) {
    process.stderr.write(`rapport: ${wrong}\n`);
    return 2;
  }
  const connected = await connect();
  try {
    return await refoldOn(connected, asked);
  } finally {
    await connected.stop();
  }
}

function wrongIn({ asOf, against }: Refold): string | undefined {
  if (isNoDay(asOf)) return `${asOf ?? ''} is no day; write 2016-12-31`;
  if (against !== undefined && !releaseIn(against)) return `${against} holds no release of Rapport`;
  return undefined;
}

const isNoDay = (day: string | undefined): boolean => day !== undefined && !isDay(day);

async function refoldOn({ app, world }: Connected, asked: Refold): Promise<number> {
  const { views, missing } = viewsOf(app, asked.views);
  for (const name of missing) process.stderr.write(`rapport: there is no view ${name}\n`);
  const isPiped = asked.rows === '-';
  // Another release may ask that has views of its own.
  if (missing.length > 0 && !isPiped) return 2;
  const position = await positionOf(app, asked.knownAt);
  const cut = { position, asOf: asked.asOf };
  const folded = await foldLog(
    { store: app.get(EventStore), definitions: app.get(Definitions) },
    views,
    cut,
    isPiped ? () => undefined : progressOf(position),
  );
  if (asked.rows !== undefined) await write(linesOf(folded), asked.rows);
  if (isPiped) return 0;
  for (const [view, rows] of folded) await tell(view, rows);
  if (asked.against === undefined) return 0;
  const other = { folder: asked.against, settings: world.settings };
  return compareWith(other, { views, cut }, linesOf(folded));
}

/** The views of these names in their order, and the names that none has. */
function viewsOf(app: App, names: readonly string[]) {
  const { views } = app.get(Definitions);
  const known: ReadonlySet<string> = new Set(views.map(({ name }) => name));
  const missing = names.filter((name) => !known.has(name));
  const wanted = names.length === 0 ? views : views.filter(({ name }) => names.includes(name));
  return { views: [...wanted].sort((a, b) => (a.name < b.name ? -1 : 1)), missing };
}

async function positionOf(app: App, knownAt: string | undefined): Promise<number> {
  if (knownAt === undefined) return (await app.get(EventStore).head()) ?? -1;
  const context = { actor: { id: 'cli', roles: [] }, correlationId: 'replay', system: true };
  return inContext(context, () => app.get(KnownAt).positionOf(knownAt));
}

/** Tells how far the fold has come about once a second. */
function progressOf(upTo: number) {
  const [show, began] = [progressLine('positions of the log'), performance.now()];
  let [told, isOver] = [began, false];
  return ({ events, position }: { readonly events: number; readonly position: number }) => {
    const now = performance.now();
    isOver = position >= upTo;
    if (now - told < 1_000 && !isOver) return;
    told = now;
    const seconds = Math.max((now - began) / 1_000, 0.001);
    const left = position <= 0 ? 0 : (seconds / position) * Math.max(upTo - position, 0);
    show({
      done: Math.max(position, 0),
      of: Math.max(upTo, 0),
      rate: Math.round(events / seconds),
      secondsLeft: Math.round(left),
    });
  };
}

/** The rows in the order of views and ids. */
function* linesOf(folded: ReadonlyMap<View, ReadonlyMap<string, object>>): Iterable<RowLine> {
  for (const [{ name }, rows] of folded) {
    for (const id of [...rows.keys()].sort()) yield { view: name, id, row: rows.get(id) ?? {} };
  }
}

async function write(lines: Iterable<RowLine>, file: string): Promise<void> {
  const text = function* () {
    for (const line of lines) yield `${JSON.stringify(line)}\n`;
  };
  if (file === '-') return pipeline(Readable.from(text()), process.stdout, { end: false });
  const partial = `${file}.partial`;
  await pipeline(Readable.from(text()), createWriteStream(partial, { mode: 0o600 }));
  renameSync(partial, file);
}

/** How many rows a view has, and what its rollups add up to. */
async function tell(view: View, rows: ReadonlyMap<string, object>): Promise<void> {
  process.stdout.write(`${view.name}: ${rows.size} rows\n`);
  const table = new MemoryTable(view, rows);
  for (const rollup of Object.keys(view.rollups)) {
    const groups = await table.totals(rollup);
    for (const { group, count, sums } of groups.slice(0, mostGroups)) {
      const figures = Object.entries(sums).map(([name, sum]) => `${name} ${sum}`);
      const of = Object.values(group).join(' · ');
      process.stdout.write(`  ${rollup} ${of}: ${[count, ...figures].join(', ')}\n`);
    }
    const more = groups.length - mostGroups;
    if (more > 0) process.stdout.write(`  ${rollup}: ${more} groups more\n`);
  }
}

const mostGroups = 60;
