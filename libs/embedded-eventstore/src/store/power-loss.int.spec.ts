import { canRecordWrites, compiled, DiskFile, recordWrites } from '#embedded-host/testing';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredRecord } from '../wire/stored-record.js';
import { openDataFolder } from './folder/data-folder.js';
import { EventLog } from './event-log.js';

const CUTS = process.env['RAPPORT_LONG'] ? 2_000 : 150;

/** A linear congruence: the cuts are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Eight writers append one to three events at a time; the name of each append says how many. */
const program = (index: string, folder: string, acknowledged: string) => `
  import { openSync, writeSync } from 'node:fs';
  const store = (file) => new URL('store/' + file + '.js', ${JSON.stringify(index)});
  const { openDataFolder } = await import(store('folder/data-folder'));
  const { EventLog } = await import(store('event-log'));
  const { newEvent } = await import(store('appending/new-event'));
  const folder = await openDataFolder(${JSON.stringify(folder)}, { noSync: false, verify: false });
  const log = new EventLog(folder.environment, { minFreeBytes: 0 });
  const told = openSync(${JSON.stringify(acknowledged)}, 'a');
  await Promise.all([...Array(8).keys()].map(async (writer) => {
    for (let n = 0; n < 60; n++) {
      const count = 1 + ((writer + n) % 3);
      const name = writer + '-' + n + '/' + count;
      const pad = 'x'.repeat(n % 13 ? 200 : 9_000);
      const events = [...Array(count).keys()].map((i) =>
        newEvent(name, Buffer.from(JSON.stringify({ i, pad }))));
      const result = await log.appended('stream-' + writer, -2, events);
      if (result.kind === 'done') writeSync(told, name + '\\n');
    }
  }));
  await log.drain();
  await folder.close();`;

/** All records of a folder, which is checked as after any stop that was not clean. */
async function stored(dir: string): Promise<StoredRecord[]> {
  const folder = await openDataFolder(dir, { noSync: true, verify: false });
  const { reader } = new EventLog(folder.environment, { minFreeBytes: 0 });
  const records: StoredRecord[] = [];
  for (let from = 0, ended = false; !ended;) {
    const page = reader.allForwards(from, 500);
    records.push(...page.records);
    ({ next: from, ended } = page);
  }
  await folder.close();
  return records;
}

describe('a power cut', () => {
  const spec = canRecordWrites() ? it : it.skip; // needs a C compiler, on Linux

  spec(
    'at any moment leaves what was acknowledged, in a folder that opens',
    async () => {
      const home = await realpath(await mkdtemp(join(tmpdir(), 'eventstore-power-')));
      const folder = join(home, 'watched', 'data');
      const acknowledged = join(home, 'watched', 'acknowledged');
      mkdirSync(join(home, 'watched'));
      const index = await compiled('embedded-eventstore');
      const deeds = await recordWrites(
        home,
        join(home, 'watched'),
        program(index, folder, acknowledged),
      );
      const { seal: _, ...marker } = JSON.parse(
        await readFile(join(folder, 'eventstore.json'), 'utf8'),
      ) as { seal: string };
      const begun = deeds.findIndex(({ file }) => file === acknowledged);
      const next = numbers(20_261_127);
      const cuts = Array.from({ length: CUTS }, () =>
        Math.floor(begun + next() * (deeds.length - begun)),
      ).sort((a, b) => a - b);

      const data = new DiskFile(join(folder, 'data.mdb'));
      const told = new Set<string>();
      let at = 0;
      for (const [round, cut] of cuts.entries()) {
        for (; at < cut; at++) {
          const deed = deeds[at];
          if (!deed) break;
          data.take(deed);
          if (deed.file === acknowledged) told.add(deed.bytes.toString().trim());
        }
        const share = [0, 1, 0.5][round % 3] ?? 0;
        const dir = join(home, 'after');
        mkdirSync(dir);
        writeFileSync(
          join(dir, 'data.mdb'),
          data.afterPowerLoss(() => next() < share),
        );
        writeFileSync(join(dir, 'eventstore.json'), JSON.stringify(marker));
        const records = await stored(dir);
        const counts = new Map<string, number>();
        for (const { type } of records) counts.set(type, (counts.get(type) ?? 0) + 1);
        // What was acknowledged is there, and every append is there whole or not at all.
        expect([...told].filter((name) => !counts.has(name))).toEqual([]);
        for (const [name, count] of counts) expect(count).toBe(Number(name.split('/')[1]));
        rmSync(dir, { recursive: true });
      }
      expect(told.size).toBeGreaterThan(300);
      await rm(home, { recursive: true });
    },
    60_000 + 60 * CUTS,
  );
});
