import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storedCredentials } from './stored-credentials.js';

describe('stored credentials', () => {
  let file: string;
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'host-')), 'credentials.json');
  });
  afterEach(() => rm(join(file, '..'), { recursive: true }));

  it('are made once, at random, for their owner only', async () => {
    const [first, second] = await Promise.all([
      storedCredentials(file, 'admin'),
      storedCredentials(file, 'admin'),
    ]);
    expect(second).toEqual(first);
    expect(first.username).toBe('admin');
    expect(first.password).toHaveLength(32);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it.each(['', '{}', 'null', '{"username":"a"}'])(
    'are refused when the file holds %j',
    async (text) => {
      await writeFile(file, text);
      await expect(storedCredentials(file, 'admin')).rejects.toThrow('holds no credentials');
    },
  );
});
