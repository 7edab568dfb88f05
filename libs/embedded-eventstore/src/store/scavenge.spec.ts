import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY } from '../wire/proto-writer.js';
import { ANY } from './append-result.js';
import { openDataFolder, type OpenFolder } from './data-folder.js';
import { EventLog } from './event-log.js';
import { newEvent } from './new-event.js';
import { scavenge } from './scavenge.js';
import { verifyLog } from './verify-log.js';

let dir: string;
let folder: OpenFolder;
let log: EventLog;

async function open(): Promise<void> {
  folder = await openDataFolder(dir, { noSync: true, verify: 'all' });
  log = new EventLog(folder.environment);
}
async function reopen(): Promise<void> {
  await log.close();
  await folder.close();
  await open();
}
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
  await open();
});
afterEach(async () => {
  await log.close();
  await folder.close();
  await rm(dir, { recursive: true, force: true });
});

const write = (stream: string, count: number) =>
  log.appended(
    stream,
    ANY,
    Array.from({ length: count }, () => ({
      ...newEvent('t', Buffer.from('{}')),
      id: randomUUID(),
    })),
  );
const describeStream = (stream: string, metadata: object) =>
  log.appended(`$$${stream}`, ANY, [newEvent('$metadata', Buffer.from(JSON.stringify(metadata)))]);
const removed = (kind: 'delete' | 'tombstone', stream: string) =>
  new Promise((resolve) => log[kind](stream, ANY, resolve));

/** The whole log, as `revision@stream`. */
const inLog = () =>
  log.reader
    .allForwards(0, 10_000)
    .records.map((record) =>
      record.isTombstone ? `†@${record.stream}` : `${record.revision}@${record.stream}`,
    );

describe('a scavenge', () => {
  it('removes what lies beyond $maxCount, and old metadata', async () => {
    await write('a', 5);
    await describeStream('a', { $maxCount: 3 });
    await describeStream('a', { $maxCount: 2 });
    expect(await scavenge(log)).toMatchObject({ events: 4 });
    expect(inLog()).toEqual(['3@a', '4@a', '1@$$a']);
  });

  it('removes what lies before $tb, but never the last event', async () => {
    await write('a', 3);
    await describeStream('a', { $tb: 100 });
    await scavenge(log);
    expect(inLog()).toEqual(['2@a', '0@$$a']);
    await reopen();
    expect(await write('a', 1)).toMatchObject({ revision: 3 });
  });

  it('removes deleted streams but for their last event, tombstoned ones wholly', async () => {
    await write('soft', 3);
    await write('hard', 3);
    await removed('delete', 'soft');
    await removed('tombstone', 'hard');
    await scavenge(log);
    expect(inLog()).toEqual(['2@soft', '0@$$soft', '†@hard']);
    await reopen();
    expect(log.stream('hard').tombstoned).toBe(true);
    expect(await write('soft', 1)).toMatchObject({ kind: 'done', revision: 3 });
  });

  it('leaves what readers can see, and reads over the gaps in both directions', async () => {
    for (let i = 0; i < 300; i++) await write(i % 2 ? 'kept' : 'cut', 4);
    await describeStream('cut', { $maxCount: 1 });
    await scavenge(log);
    const kept = log.stream('kept');
    expect(log.reader.forwards(kept, 0, 1000).records).toHaveLength(600);
    const all = inLog();
    expect(all).toHaveLength(602);
    const back: string[] = [];
    for (let at = log.reader.end, ended = false; !ended;) {
      const page = log.reader.allBackwards(at, 50);
      back.push(...page.records.map((record) => `${record.revision}@${record.stream}`));
      ({ next: at, ended } = page);
    }
    expect(back.reverse()).toEqual(all);
  });

  it('keeps the log one chain, in which the start finds no fault', async () => {
    for (let i = 0; i < 50; i++) await write(`s-${i % 5}`, 30);
    for (let i = 0; i < 5; i += 2) await describeStream(`s-${i}`, { $maxCount: 10 });
    const before = verifyLog(folder.environment, 'all');
    await scavenge(log);
    const after = verifyLog(folder.environment, 'all');
    expect(after.end).toBe(before.end);
    expect(after.records).toBeLessThan(before.records);
    await describeStream('s-1', { $maxCount: 1 });
    await scavenge(log); // joins gaps that lie side by side
    await reopen();
    expect(inLog().filter((each) => each.endsWith('@s-1'))).toHaveLength(1);
  });

  it('may run while others write', async () => {
    await write('a', 2000);
    await describeStream('a', { $maxCount: 10 });
    const writing = (async () => {
      for (let i = 0; i < 50; i++) await write('b', 2);
    })();
    await Promise.all([scavenge(log), writing]);
    await log.appended('c', ANY, [newEvent('t', EMPTY)]);
    expect(verifyLog(folder.environment, 'all').end).toBe(log.reader.end);
    expect(inLog().filter((each) => each.endsWith('@b'))).toHaveLength(100);
    expect(inLog().filter((each) => each.endsWith('@a'))).toHaveLength(10);
  });

  it('stops when it is told to', async () => {
    await write('a', 5000);
    await describeStream('a', { $maxCount: 1 });
    let pages = 0;
    const { events } = await scavenge(log, () => pages++ >= 2);
    expect(events).toBe(1000);
  });
});
