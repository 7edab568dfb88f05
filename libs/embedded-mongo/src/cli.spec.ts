import { describe, expect, it, jest } from '@jest/globals';
import { EmbeddedMongo, runMongoCommand } from './index.js';

describe('the command', () => {
  it.each([
    [['--port', 'x']],
    [['--port', '70000']],
    [['--frob']],
    [['word']],
    [['backup', '--data', 'x']],
  ])('says how to use it after %j', async (argv) => {
    const error = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await runMongoCommand(argv)).toBe(2);
    expect(String(error.mock.calls.at(-1)?.[0])).toContain('rapport mongo backup --data');
    error.mockRestore();
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
