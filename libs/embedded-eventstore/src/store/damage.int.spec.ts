import { UnusableFolder } from '#embedded-host';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredRecord } from '../wire/stored-record.js';
import { ANY } from './append-result.js';
import { openDataFolder } from './data-folder.js';
import { EventLog } from './event-log.js';
import { newEvent } from './new-event.js';

const DAMAGES = process.env['RAPPORT_LONG'] ? 2_000 : 200;
const PAGE = 4096;
const STREAMS = 23;
const FILES = ['data.mdb', 'eventstore.json'];

/** A linear congruence: the damages are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const event = (n: number) =>
  newEvent('happened', Buffer.from(JSON.stringify({ n, pad: 'x'.repeat(n % 40 ? 300 : 9_000) })));

/** A folder with streams of all sorts, written in many commits, and stopped in good order. */
async function written(dir: string): Promise<void> {
  const folder = await openDataFolder(dir, { noSync: true, verify: false });
  const log = new EventLog(folder.environment, { minFreeBytes: 0 });
  for (let n = 0; n < 700; n++) {
    await log.appended(`stream-${n % STREAMS}-${'n'.repeat(n % 7)}`, ANY, [event(n)]);
  }
  await log.appended('$$stream-1-n', ANY, [newEvent('$metadata', Buffer.from('{"$maxCount":2}'))]);
  await new Promise<void>((done) => log.delete('stream-2-nn', ANY, () => done()));
  await new Promise<void>((done) => log.tombstone('stream-3-nnn', ANY, () => done()));
  await log.drain();
  await folder.close();
}

/** What a folder holds that was there before more was written to it. */
async function writtenTo(dir: string): Promise<readonly string[]> {
  const folder = await openDataFolder(dir, { noSync: true, verify: false });
  const log = new EventLog(folder.environment, { minFreeBytes: 0 });
  for (let n = 0; n < 10; n++) {
    await log.appended(`more-${n}`, ANY, [event(n), event(n + 1), event(n + 2)]);
  }
  await log.drain();
  await folder.close();
  const again = await openDataFolder(dir, { noSync: true, verify: true });
  const records = everything(new EventLog(again.environment));
  await again.close();
  return told(records.slice(0, -30));
}

/** All records of a log, page by page. */
function everything(log: EventLog, isBackwards = false): StoredRecord[] {
  const records: StoredRecord[] = [];
  for (let from = isBackwards ? log.reader.end : 0, ended = false; !ended;) {
    const page = isBackwards
      ? log.reader.allBackwards(from, 300)
      : log.reader.allForwards(from, 300);
    records.push(...page.records);
    ({ next: from, ended } = page);
  }
  return records;
}

const told = (records: readonly StoredRecord[]) =>
  records.map(({ position, revision, stream, id, data }) =>
    [position, stream, revision, id, data.toString('base64')].join(' '),
  );

/** Everything that a node on this folder serves: the log in both directions, and every stream. */
async function served(dir: string): Promise<Record<string, string[]>> {
  const folder = await openDataFolder(dir, { noSync: true, verify: false });
  try {
    const log = new EventLog(folder.environment, { minFreeBytes: 0 });
    const all = everything(log);
    const found: Record<string, string[]> = {
      all: told(all),
      backwards: told(everything(log, true)),
    };
    for (const name of new Set(all.map(({ stream }) => stream))) {
      found[name] = told(log.reader.forwards(log.stream(name), 0, 10_000).records);
    }
    return found;
  } finally {
    await folder.close();
  }
}

/** Six ways in which a file goes bad. */
const damages: Readonly<Record<string, (file: Buffer, below: (n: number) => number) => Buffer>> = {
  flip(file, below) {
    const at = below(file.length);
    file[at] = (file[at] ?? 0) ^ (1 << below(8));
    return file;
  },
  cut: (file, below) => file.subarray(0, below(file.length)),
  zero(file, below) {
    const at = below(file.length);
    return file.fill(0, at, Math.min(file.length, at + 1 + below(3 * PAGE)));
  },
  swap(file, below) {
    const [a, b] = [pageOf(file, below), pageOf(file, below)];
    const held = Buffer.from(file.subarray(a, a + PAGE));
    file.copy(file, a, b, b + PAGE);
    held.copy(file, b);
    return file;
  },
  repeat(file, below) {
    const [from, to] = [pageOf(file, below), pageOf(file, below)];
    file.copy(file, to, from, from + PAGE);
    return file;
  },
  remove(file, below) {
    const at = pageOf(file, below);
    return Buffer.concat([file.subarray(0, at), file.subarray(at + PAGE)]);
  },
};

const pageOf = (file: Buffer, below: (n: number) => number) => below(file.length / PAGE) * PAGE;

describe('a folder that was damaged', () => {
  let home: string;
  let sound: Record<string, string[]>;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'eventstore-damage-'));
    await written(join(home, 'sound'));
    sound = await served(join(home, 'sound'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('has something to lose', () => {
    expect(sound['all']?.length).toBe(703);
    expect(sound['stream-4-nnnn']?.length).toBeGreaterThan(1);
  });

  it.each(Object.keys(damages))(
    'is refused, or serves exactly what was acknowledged: %s',
    async (kind) => {
      const next = numbers(kind.length * 7_919 + kind.charCodeAt(0));
      const original = readFileSync(join(home, 'sound', 'data.mdb'));
      let refused = 0;
      for (let round = 0; round < DAMAGES / 6; round++) {
        const dir = join(home, 'damaged');
        mkdirSync(dir);
        for (const file of FILES) copyFileSync(join(home, 'sound', file), join(dir, file));
        const bytes = damages[kind]?.(Buffer.from(original), next);
        writeFileSync(join(dir, 'data.mdb'), bytes ?? original);
        try {
          expect(await served(dir)).toEqual(sound);
          // What is free is told right, too: nothing is written over.
          expect(await writtenTo(dir)).toEqual(sound['all']);
        } catch (error) {
          if (!(error instanceof UnusableFolder)) throw error;
          expect(error.fault).toBe('damaged');
          refused++;
        }
        rmSync(dir, { recursive: true });
      }
      expect(refused).toBeGreaterThan(0);
    },
    10 * DAMAGES + 20_000,
  );
});
