import type { ContactsFile, DryRun, Imported, ImportResult, MigratedTotal } from '#integration';
import {
  ProgramMigration,
  knownClients,
  newContacts,
  readBerka,
  readComplaints,
  readContacts,
  readRegister,
  readSba,
  readUs,
  registersOf,
  runImport,
  surveyBerka,
  surveyComplaints,
  surveyContacts,
  surveyRegister,
  surveySba,
  surveyUs,
  tryImport,
} from '#integration';
import type { Day } from '#kernel';
import { Checkpoints, Clock, Definitions, Migrations, ViewRegistry } from '#platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { join } from 'node:path';
import { connect } from '../connect.js';
import type { Connected } from '../connect.js';
import { progressLine } from '../output/progress-line.js';

/** How many lines are under way at once. */
const together = 128;

/** A file that was found readable: its name, its length, and its lines as commands. */
interface Source {
  readonly name: string;
  readonly lines: number;
  /** What it brings in of the bank's own history; a register of others is no history of ours. */
  readonly expected?: readonly MigratedTotal[];
  readonly items: (today: Day) => AsyncIterable<Imported>;
}

const ofRegister =
  (kinds: (typeof registersOf)[keyof typeof registersOf]) => async (path: string) => {
    const file = await surveyRegister(path, kinds);
    return { ...file, items: () => readRegister(path, file) };
  };

/** How a file of each kind is looked through. @throws UnclearDates where a column of days may mean two things */
const sources: Readonly<Record<string, (path: string) => Promise<Source>>> = {
  sba: async (path) => {
    const file = await surveySba(path);
    const expected = [{ kind: 'loan' as const, count: file.lines }];
    return { ...file, expected, items: (today) => readSba(path, file, today) };
  },
  complaints: async (path) => {
    const file = await surveyComplaints(path);
    const expected = [{ kind: 'case' as const, count: file.lines }];
    return { ...file, expected, items: () => readComplaints(path, file) };
  },
  statements: async (path) => {
    const file = await surveyUs(path);
    const lines = file.companies.size;
    const expected = [{ kind: 'client' as const, count: lines }];
    return { name: file.name, lines, expected, items: () => readUs(path, file) };
  },
  berka: async (path) => {
    const file = await surveyBerka(path);
    const expected = [{ kind: 'client' as const, count: file.loans.size }];
    return { ...file, expected, items: () => readBerka(path, file) };
  },
  worldbank: ofRegister(registersOf.worldbank),
  ifc: ofRegister(registersOf.ifc),
  adb: ofRegister(registersOf.adb),
  nyc: ofRegister(registersOf.nyc),
  gmpp: ofRegister(registersOf.gmpp),
};

/** `rapport import KIND FILE`. */
export async function importFile([kind = '', path]: readonly string[]): Promise<number> {
  const survey = sources[kind];
  if (survey === undefined || path === undefined) {
    const kinds = Object.keys(sources).join('|');
    process.stderr.write(`rapport import: usage: rapport import ${kinds} FILE\n`);
    return 2;
  }
  // A file that cannot be read starts no store.
  const source = await survey(path);
  const connected = await connect({ writesMuch: true });
  try {
    return await importSource(connected, source);
  } finally {
    await connected.stop();
  }
}

/** How a list of contacts is imported, and whose its leads are where a line names no unit. */
interface ContactsAsked {
  readonly dryRun: boolean;
  readonly unitId?: string;
}

/**
 * `rapport import contacts FILE`: leads of a list, those who are clients already left out. A dry run
 * tells what the columns were taken for and what is wrong with which line, and writes nothing.
 */
export async function importContacts(path: string, asked: ContactsAsked): Promise<number> {
  const { dryRun, unitId } = asked;
  const file = await surveyContacts(path);
  const connected = await connect({ writesMuch: !dryRun });
  try {
    const knownAs = knownClients(connected.app.get(QueryBus));
    const items = () => newContacts(readContacts(path, file, unitId), knownAs);
    const expected = [{ kind: 'lead' as const, count: file.lines }];
    if (!dryRun) return await importSource(connected, { ...file, expected, items });
    tell(file, await tryImport(items()));
    return 0;
  } finally {
    await connected.stop();
  }
}

/** So many bad lines of a dry run are shown. */
const mostShown = 20;

function tell({ kind, columns, lines }: ContactsFile, { good, bad }: DryRun): void {
  const taken = Object.entries(columns).map(([column, name]) => `${name} → ${column}`);
  const said = [
    kind === 'calls' ? '  columns: calls of a campaign' : `  columns: ${taken.join(', ')}`,
    `  ${lines} lines: ${good} would be imported, ${bad.length} bad`,
    ...bad
      .slice(0, mostShown)
      .map(({ line, field, reason }) => `  line ${line}: ${field} ${reason}`),
  ];
  process.stdout.write(`${said.join('\n')}\n`);
}

async function importSource(connected: Connected, source: Source): Promise<number> {
  const { app, world } = connected;
  const bus = app.get(CommandBus);
  const { name, lines, items } = source;
  const migration = migrationOf(connected, source);
  const folder = join(world.settings.data, 'imports');
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    interrupted.abort();
  });
  const reportFile = join(folder, `${name}.report.jsonl`);
  const began = performance.now();
  const show = progressLine('lines');
  const result = await runImport(items(app.get(Clock).today()), {
    name,
    lines,
    together,
    reportFile,
    placeFile: join(folder, `${name}.json`),
    ...(migration && { migrationId: () => migration.id() }),
    execute: (command) => bus.execute(command),
    signal: interrupted.signal,
    onProgress: show,
  });
  const written = seconds(began);
  // Where nothing was written there is nothing that a view could see.
  if (!result.interrupted && result.position > 0) {
    await Promise.race([viewsHaveSeen(connected, result.position), connected.unfolded]);
  }
  if (!result.interrupted) await migration?.end(explained(result));
  summarise(result, { written, total: seconds(began), reportFile });
  return result.interrupted ? 130 : 0;
}

/** Whose files they are decides: on an installation with a key of its own nobody else can. */
function migrationOf({ app, world }: Connected, { name, expected }: Source) {
  if (!expected) return undefined;
  const [commands, migrations] = [app.get(CommandBus), app.get(Migrations)];
  const mayOpen = world.settings.issuer === '';
  return new ProgramMigration({ name, expected, mayOpen, commands, migrations });
}

const explained = ({ imported, bad, skipped }: ImportResult): string =>
  `${imported} lines imported, ${bad} bad, ${skipped} done before; each line brings its own kinds.`;

const seconds = (began: number) => ((performance.now() - began) / 1_000).toFixed(1);

/** Waits until every view has folded what was written. */
async function viewsHaveSeen({ app }: Connected, position: number): Promise<void> {
  const checkpoints = app.get(Checkpoints);
  const registry = app.get(ViewRegistry);
  for (const view of app.get(Definitions).views) {
    const build = await registry.live(view);
    while (!(await checkpoints.waitFor(build, position, 5_000))) {
      process.stdout.write(`  waiting for ${build}\n`);
    }
  }
}

interface Times {
  readonly written: string;
  readonly total: string;
  readonly reportFile: string;
}

function summarise(
  { imported, bad, skipped, interrupted }: ImportResult,
  { written, total, reportFile }: Times,
): void {
  const lines = [
    `  ${imported} imported, ${bad} bad, ${skipped} done before`,
    interrupted
      ? '  Interrupted: the same command goes on from here.'
      : `  written in ${written} s, seen by every view after ${total} s`,
    ...(bad > 0 ? [`  what could not be imported: ${reportFile}`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
