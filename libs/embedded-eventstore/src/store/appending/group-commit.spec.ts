import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANY } from './append-result.js';
import { openDataFolder } from '../folder/data-folder.js';
import { EventLog } from '../event-log.js';
import { newEvent } from './new-event.js';

const happened = () => newEvent('happened', Buffer.from('{}'));

describe('what is written while a commit is being told of', () => {
  it('goes into the next commit, and the sums are right', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
    const folder = await openDataFolder(dir, { noSync: true, verify: true });
    const log = new EventLog(folder.environment, { minFreeBytes: 0 });
    // As a projection does: every commit of others makes it write at once.
    log.feed.follow((records) => {
      if (records.some(({ stream }) => stream.startsWith('a'))) {
        void log.writeTogether([{ stream: 'links', events: [happened()] }]);
      }
    });
    for (let turn = 0; turn < 20; turn++) {
      await Promise.all(
        ['a1', 'a2', 'a3'].map(async (stream, i) => {
          for (let wait = 0; wait < i; wait++) await new Promise((next) => setImmediate(next));
          return log.appended(stream, ANY, [happened()]);
        }),
      );
    }
    await log.drain();
    await folder.close();
    await (await openDataFolder(dir, { noSync: true, verify: true })).close();
    await rm(dir, { recursive: true });
  });
});
