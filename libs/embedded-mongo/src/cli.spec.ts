import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { EmbeddedMongo, runMongoCommand } from './index.js';

describe('the command', () => {
  it.each([[['--port', 'x']], [['--port', '70000']], [['--frob']], [['word']]])(
    'says how to use it after %j',
    async (argv) => {
      const error = jest.spyOn(console, 'error').mockReturnValue(undefined);
      expect(await runMongoCommand(argv)).toBe(2);
      expect(String(error.mock.calls[0]?.[0])).toContain('Usage: rapport mongo');
      error.mockRestore();
    },
  );

  it('says why it could not start', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mongo-cli-'));
    const running = await EmbeddedMongo.start({ dir, inProcess: true });
    const error = jest.spyOn(console, 'error').mockReturnValue(undefined);
    expect(await runMongoCommand(['--port', '0', '--data', dir])).toBe(1);
    expect(String(error.mock.calls[0]?.[0])).toContain('is in use');
    error.mockRestore();
    await running.stop();
    rmSync(dir, { recursive: true });
  });
});

describe('production', () => {
  it('is refused unless one insists', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(EmbeddedMongo.start({ inProcess: true })).rejects.toThrow('MONGODB_URL');
      const server = await EmbeddedMongo.start({ inProcess: true, allowProduction: true });
      await server.stop();
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});
