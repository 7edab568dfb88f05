import { mkdtemp, open, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonEvent } from '@eventstore/db-client';
import { TestNode } from '../../testing.js';
import { openDataFolder } from './data-folder.js';
import { LogEnvironment } from './log-environment.js';
import { newEvent } from '../appending/new-event.js';
import { encodeRecord } from '../../wire/stored-record.js';
import { EMPTY } from '../../wire/proto-writer.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const opened = (verify = true) => openDataFolder(dir, { noSync: true, verify });

/** A folder in which a node has worked. */
async function used(events = 20): Promise<void> {
  const node = await TestNode.start({ dir });
  for (let i = 0; i < events; i++) {
    await node.client.appendToStream(`s-${i % 3}`, [
      jsonEvent({ type: 'happened', data: { i, text: `find-me-${i}` } }),
    ]);
  }
  await node.client.dispose();
  await node.store.stop();
}

/** Changes the tables behind the back of the log. */
async function tamper(change: (environment: LogEnvironment) => Promise<unknown>): Promise<void> {
  const environment = new LogEnvironment(dir);
  await change(environment);
  await environment.close();
}

describe('a data folder', () => {
  it('is made with its parents', async () => {
    dir = join(dir, 'a', 'b');
    await used(1);
    expect(await readdir(dir)).toEqual(expect.arrayContaining(['data.mdb', 'eventstore.json']));
  });

  it('opens again, all of it checked', async () => {
    await used();
    await (await opened()).close();
  });

  it('is refused when it holds something else, and left alone', async () => {
    await writeFile(join(dir, 'thesis.doc'), 'x');
    await expect(opened()).rejects.toMatchObject({ fault: 'foreign' });
    expect(await readdir(dir)).toEqual(['thesis.doc']);
  });

  it.each(['{"kind":"another","version":2,"state":"ready"}', 'no json', 'null', '[]'])(
    'is refused when its marker says %s',
    async (marker) => {
      await used(1);
      await writeFile(join(dir, 'eventstore.json'), marker);
      await expect(opened()).rejects.toMatchObject({ fault: 'foreign' });
    },
  );

  it('is refused when a newer version wrote it', async () => {
    await used(1);
    const marker = { kind: 'embedded-eventstore', version: 3, state: 'ready' };
    await writeFile(join(dir, 'eventstore.json'), JSON.stringify(marker));
    await expect(opened()).rejects.toMatchObject({
      fault: 'newer',
      message: expect.stringContaining('layout 3, this one reads 2'),
    });
  });

  it('is refused when an older version wrote it', async () => {
    await used(1);
    const marker = { kind: 'embedded-eventstore', version: 1, state: 'ready' };
    await writeFile(join(dir, 'eventstore.json'), JSON.stringify(marker));
    await expect(opened()).rejects.toMatchObject({ fault: 'older' });
  });

  it('is made anew when the program ended while making it', async () => {
    const marker = { kind: 'embedded-eventstore', version: 2, state: 'creating' };
    await writeFile(join(dir, 'eventstore.json'), JSON.stringify(marker));
    await (await opened()).close();
    await used(1);
  });

  it('is refused when its data file is gone, cut off or no database', async () => {
    await used();
    const data = join(dir, 'data.mdb');
    await truncate(data, 40_960);
    await expect(opened()).rejects.toMatchObject({
      fault: 'damaged',
      message: expect.stringContaining('cut off'),
    });
    await writeFile(data, 'short');
    await expect(opened()).rejects.toMatchObject({ fault: 'damaged' });
    await rm(data);
    await expect(opened()).rejects.toMatchObject({
      fault: 'damaged',
      message: expect.stringContaining('missing'),
    });
  });

  it('is refused when a byte of an event has changed', async () => {
    await used();
    const file = await open(join(dir, 'data.mdb'), 'r+');
    const bytes = await file.readFile();
    for (let at = bytes.indexOf('find-me-7'); at >= 0; at = bytes.indexOf('find-me-7', at + 1)) {
      await file.write('FIND', at); // also in pages that are no longer in use
    }
    await file.close();
    await expect(opened(true)).rejects.toMatchObject({
      fault: 'damaged',
      message: expect.stringMatching(/the record at \d+ is damaged/),
    });
  });

  it('is refused when the log has a hole', async () => {
    await used();
    await tamper(async ({ log }) => {
      const [, , third = 0] = [...log.getKeys({ limit: 3 })];
      await log.remove(third);
      await log.put(third + 1, Buffer.alloc(50)); // so that the number of records agrees
    });
    await expect(opened()).rejects.toMatchObject({
      message: expect.stringMatching(/hole from \d+ to \d+/),
    });
  });

  it('is refused when the index disagrees', async () => {
    await used();
    await tamper((environment) => environment.putIndex(1, 0, 123_456));
    await expect(opened()).rejects.toMatchObject({ message: expect.stringContaining('index') });
  });

  it('is refused when there are more or fewer records than were committed', async () => {
    await used();
    await tamper((environment) => {
      const event = newEvent('t', EMPTY);
      const place = { stream: 's', streamBytes: 1, revision: 9, position: 9e6, createdMs: 1 };
      return environment.putRecord(encodeRecord(event, place));
    });
    await expect(opened(false)).rejects.toMatchObject({
      message: expect.stringMatching(/the log has \d+ records, \d+ were committed/),
    });
  });

  it('belongs to one node at a time, and is free again when that has stopped', async () => {
    const first = await opened();
    await expect(opened()).rejects.toMatchObject({ fault: 'locked' });
    await first.close();
    await (await opened()).close();
  });
});
