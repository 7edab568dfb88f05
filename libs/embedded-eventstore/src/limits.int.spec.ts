import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonEvent } from '@eventstore/db-client';
import { collected, TestNode, until } from './testing.js';

const event = (size: number) =>
  jsonEvent({ type: 'happened', id: randomUUID(), data: { pad: 'x'.repeat(size) } });

/** A file system of so many MiB, if this user may make one. */
function smallDisk(mebibytes: number): { path: string; remove(): void } | undefined {
  const path = mkdtempSync(join(tmpdir(), 'eventstore-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    remove() {
      execFileSync('umount', [path]);
      rmSync(path, { recursive: true });
    },
  };
}

describe('a node on a full disk', () => {
  const disk = smallDisk(16);
  afterAll(() => disk?.remove());
  const spec = disk ? it : it.skip; // only root may mount

  spec(
    'fails appends with a clear error, keeps what it acknowledged, and recovers',
    async () => {
      const dir = join(disk?.path ?? '', 'data');
      const node = await TestNode.start({ dir, minFreeBytes: 4 << 20 });
      const acknowledged: string[] = [];
      let error: unknown;
      for (let i = 0; i < 5000 && !error; i++) {
        const each = event(20_000);
        try {
          await node.client.appendToStream(`s-${i % 5}`, [each]);
          acknowledged.push(each.id);
        } catch (failure) {
          error = failure;
        }
      }
      expect(String(error)).toMatch(/DISK_FULL: nothing was written: less than \d+ bytes free/);
      expect(acknowledged.length).toBeGreaterThan(100);
      // Appends with a call of their own fail with a status of their own.
      await expect(
        node.client.appendToStream('s', [event(20_000)], {
          credentials: { username: 'u', password: 'p' },
        }),
      ).rejects.toThrow(/RESOURCE_EXHAUSTED.*DISK_FULL/);

      const stored = async () =>
        (await collected(node.client.readAll()))
          .filter((each) => each.event?.type === 'happened')
          .map((each) => each.event?.id);
      expect(await stored()).toEqual(acknowledged);

      execFileSync('mount', ['-o', 'remount,size=32m', disk?.path ?? '']);
      const later = event(20_000);
      await node.client.appendToStream('s-1', [later]);
      await node.restart({ verify: true });
      expect(await stored()).toEqual([...acknowledged, later.id]);
      await node.client.dispose();
      await node.store.stop();
    },
    60_000,
  );
});

describe('a node with a limit of connections', () => {
  const isClosed = (socket: Socket) =>
    new Promise<boolean>((resolve) => {
      socket.on('error', () => resolve(true));
      socket.on('close', () => resolve(true));
      setTimeout(() => resolve(false), 100);
    });

  it('closes what is too much, and takes others again afterwards', async () => {
    const node = await TestNode.start({ maxConnections: 3 });
    const open = () => connect(node.port, '127.0.0.1');
    const sockets = [open(), open(), open()];
    const connections = async () => (await node.store.metrics()).connections;
    await until('three connections', async () => (await connections()) === 3);
    expect(await isClosed(open())).toBe(true);
    sockets.forEach((socket) => socket.destroy());
    await until('none', async () => (await connections()) === 0);
    await node.client.appendToStream('s', [event(1)]);
    await node.stop();
  });
});

describe('a node with a greater limit of appends', () => {
  it('takes large events whole', async () => {
    const node = await TestNode.start({ maxAppendBytes: 12 << 20 });
    const large = event(10 << 20);
    // The client gives an append ten seconds, which a busy machine may need for this much.
    const patient = { deadline: 120_000 };
    await node.client.appendToStream('s', [large], patient);
    const [read] = await collected(node.client.readStream('s'));
    expect(read?.event?.data).toEqual(large.data);
    const tooLarge = node.client.appendToStream('s', [event(13 << 20)], patient);
    await expect(tooLarge).rejects.toMatchObject({ type: 'maximum-append-size-exceeded' });
    await node.restart({ verify: true });
    await node.stop();
  });
});
