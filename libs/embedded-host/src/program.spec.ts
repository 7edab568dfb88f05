import { jest } from '@jest/globals';
import { MAX_PORT, optionalNumber, required, runProgram, wholeNumber } from './program.js';

let printed: string;
beforeEach(() => {
  printed = '';
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  }
});
afterEach(() => jest.restoreAllMocks());

const run = (...argv: string[]) =>
  runProgram(
    {
      name: 'server',
      usage: 'usage: server [--port N]',
      options: { port: { type: 'string', default: '1' }, to: { type: 'string' } },
      commands: {
        run: ({ port }) => Promise.resolve(wholeNumber(port, '--port', MAX_PORT)),
        copy: ({ to }) => Promise.resolve(required(to, '--to').length),
        fail: () => Promise.reject(new Error('the disk is gone')),
      },
    },
    argv,
  );

describe('a program', () => {
  it('runs its command, or `run` without one', async () => {
    expect(await run('--port', '7')).toBe(7);
    expect(await run('copy', '--to', 'abc')).toBe(3);
    expect(optionalNumber(undefined, '--n')).toBeUndefined();
  });

  it.each([['--help'], ['-h'], ['copy', '--help'], ['--frob', '-h']])(
    'explains itself: %s',
    async (...argv) => {
      expect(await run(...argv)).toBe(0);
      expect(printed).toBe('usage: server [--port N]\n');
    },
  );

  it.each([
    [['--frob'], "Unknown option '--frob'"],
    [['sing'], "there is no command 'sing'"],
    [['toString'], "there is no command 'toString'"],
    [['copy', 'x', 'y'], "what is 'x y'?"],
    [['copy'], '--to is missing'],
    [['--port', 'many'], "--port needs a whole number up to 65535, not 'many'"],
    [['--port', '65536'], "not '65536'"],
    [['--port', '-1'], '--port'],
  ])('ends with 2 when it is used wrongly: %j', async (argv, complaint) => {
    expect(await run(...argv)).toBe(2);
    expect(printed).toContain(complaint);
    expect(printed).toContain('usage: server');
  });

  it('ends with 1 and the reason when it fails', async () => {
    expect(await run('fail')).toBe(1);
    expect(printed).toBe('server: the disk is gone\n');
  });
});
