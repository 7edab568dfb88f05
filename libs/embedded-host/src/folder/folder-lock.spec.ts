import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.js';
import { compiled } from '../testing.js';

let dir: string;
beforeEach(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'host-')));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('the lock of a folder', () => {
  it('is held by one, and free again afterwards, with nothing left behind', async () => {
    const first = await lockFolder(dir);
    await expect(lockFolder(dir)).rejects.toMatchObject({ fault: 'locked' });
    await first.release();
    await (await lockFolder(dir)).release();
    expect(await readdir(dir)).toEqual([]);
  });

  it('is free after a crash that left it behind', async () => {
    await writeFile(join(dir, 'lock.sock'), ''); // nobody listens on it
    const lock = await lockFolder(dir);
    await expect(lockFolder(dir)).rejects.toMatchObject({ fault: 'locked' });
    await lock.release();
  });
});

describe('a lock held by another process', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  /** Takes the lock in a process with a temporary folder of its own. */
  async function heldElsewhere(folder: string): Promise<void> {
    const script = join(dir, 'hold.mjs');
    await writeFile(
      script,
      `import { lockFolder } from ${JSON.stringify(await compiled('embedded-host'))};
       await lockFolder(process.argv[2]);
       setInterval(() => undefined, 60_000);
       process.send('held');`,
    );
    const temporary = join(dir, 't');
    await mkdir(temporary);
    const env = { ...process.env, TMPDIR: temporary };
    child = fork(script, [folder], { execArgv: [], env });
    await once(child, 'message');
  }

  it.each([
    ['a short', 'data'],
    ['a long', 'x'.repeat(150)],
  ])('refuses a second one on %s path, and is free once that is killed', async (_, name) => {
    const folder = join(dir, name);
    await mkdir(folder);
    await heldElsewhere(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ fault: 'locked' });
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
    await (await lockFolder(folder)).release();
  });
});
