import { UnusableFolder } from '#embedded-host';
import { chooser, damages } from '#embedded-host/testing';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredRecord } from '../wire/stored-record.js';
import { ANY } from './appending/append-result.js';
import { openDataFolder } from './folder/data-folder.js';
import { EventLog } from './event-log.js';
import { newEvent } from './appending/new-event.js';

const DAMAGES = process.env['RAPPORT_LONG'] ? 2_000 : 200;
const STREAMS = 23;
const FILES = ['data.mdb', 'eventstore.json'];

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
      const next = chooser(kind.length * 7_919 + kind.charCodeAt(0));
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
