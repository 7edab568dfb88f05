import { openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { END, jsonEvent, START } from '@eventstore/db-client';
import { collected, TestNode } from '../testing.js';

const event = (text: string) => jsonEvent({ type: 'happened', data: { text } });

let node: TestNode;
beforeEach(async () => {
  node = await TestNode.start();
  for (let i = 0; i < 10; i++) {
    await node.client.appendToStream('loan-1', [event(`find-me-${i}`)]);
    await node.client.appendToStream('loan-2', [event('left alone')]);
  }
});
afterEach(() => node.stop());

/** Changes the bytes of the data file under the running node. */
function overwrite(text: string, by: string): void {
  const path = join(node.dir, 'data.mdb');
  const bytes = readFileSync(path);
  const file = openSync(path, 'r+');
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
    writeSync(file, by, at); // also in pages that are no longer in use
  }
}

const lost = (what: string | RegExp) => ({
  message: expect.stringMatching(
    new RegExp(`DATA_LOSS: the data folder is damaged: ${String(what)}`),
  ),
});

describe('a byte that changed under a running node', () => {
  beforeEach(() => overwrite('find-me-7', 'FIND'));
  const damaged = 'event 7 of loan-1 at \\d+ is damaged; restore a backup';

  it('is an error to every reader of the event, which says what and where', async () => {
    const { client } = node;
    await expect(collected(client.readStream('loan-1'))).rejects.toMatchObject(lost(damaged));
    await expect(
      collected(
        client.readStream('loan-1', { direction: 'backwards', fromRevision: END, maxCount: 5 }),
      ),
    ).rejects.toMatchObject(lost(damaged));
    const record = 'the record at \\d+ is damaged';
    await expect(collected(client.readAll())).rejects.toMatchObject(lost(record));
    await expect(
      collected(client.subscribeToStream('loan-1', { fromRevision: START })),
    ).rejects.toMatchObject(lost(damaged));
    await expect(collected(client.subscribeToAll())).rejects.toMatchObject(lost(record));
  });

  it('leaves all that is sound to be read and written', async () => {
    const { client } = node;
    expect(await collected(client.readStream('loan-1', { maxCount: 7 }))).toHaveLength(7);
    expect(await collected(client.readStream('loan-2'))).toHaveLength(10);
    await client.appendToStream('loan-1', [event('on')], { expectedRevision: 9n });
    await client.appendToStream('loan-2', [event('on')], { expectedRevision: 9n });
  });

  it('has the next start check everything, and refuse', async () => {
    await expect(collected(node.client.readStream('loan-1'))).rejects.toMatchObject(lost(damaged));
    await node.store.stop();
    const marker = readFileSync(join(node.dir, 'eventstore.json'), 'utf8');
    expect(JSON.parse(marker)).not.toHaveProperty('seal');
    await expect(node.restart()).rejects.toMatchObject({ fault: 'damaged' });
    await node.store.stop();
  });
});

describe('the last event of a stream', () => {
  it('is checked before the stream is written to', async () => {
    await node.restart();
    overwrite('find-me-9', 'FIND');
    await expect(node.client.appendToStream('loan-1', [event('on')])).rejects.toMatchObject({
      message: expect.stringContaining('event 9 of loan-1'),
    });
    const classic = { credentials: { username: 'u', password: 'p' } };
    await expect(
      node.client.appendToStream('loan-1', [event('on')], classic),
    ).rejects.toMatchObject(lost('event 9 of loan-1'));
    await node.client.appendToStream('loan-2', [event('on')]);
  });
});
