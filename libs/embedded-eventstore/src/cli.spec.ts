import { jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonEvent } from '@eventstore/db-client';
import { runEventStoreCommand } from './cli.js';
import { collected, TestNode } from './testing.js';

let dir: string;
let printed: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
  printed = '';
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  }
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

const command = (...argv: string[]) => runEventStoreCommand(argv);

describe('the command', () => {
  it('explains itself', async () => {
    expect(await command('--help')).toBe(0);
    expect(printed).toContain('--port');
  });

  it.each([
    [['--nonsense'], 'nonsense'],
    [['backup', 'x', '--data', 'y'], "what is 'x'"],
    [['sing', '--data', 'y'], "no command 'sing'"],
    [[], '--data is missing'],
    [['--data', 'x', '--port', 'many'], "not 'many'"],
    [['--data', 'x', '--certificate-private-key-file', 'k'], 'belong together'],
    [['--data', 'x', '--trusted-root-certificates-path', 'k'], 'needs --certificate-file'],
    [['--data', 'x', '--insecure', '--certificate-file', 'k'], 'no use for certificates'],
    [['backup', '--data', 'x'], '--to is missing'],
  ])('ends with 2 when it is used wrongly: %j', async (argv, complaint) => {
    expect(await command(...argv)).toBe(2);
    expect(printed).toContain(complaint);
    expect(printed).toContain('usage:');
  });

  it('ends with 1 and the reason when a folder cannot be used', async () => {
    await writeFile(join(dir, 'thesis.doc'), 'x');
    expect(await command('verify', '--data', dir)).toBe(1);
    expect(await command('backup', '--data', join(dir, 'nowhere'), '--to', join(dir, 'b'))).toBe(1);
    expect(printed).toContain('holds no embedded-eventstore');
    expect(printed).toContain('there is no folder');
  });

  it('checks and copies a folder on which a node runs', async () => {
    const node = await TestNode.start();
    await node.client.appendToStream('s', [jsonEvent({ type: 't', data: {} })]);
    const target = join(dir, 'copy');
    expect(await command('verify', '--data', node.dir)).toBe(0);
    expect(await command('backup', '--data', node.dir, '--to', target)).toBe(0);
    expect(printed).toMatch(/checked: \d+ records.*copied to .*copy and checked: \d+ records/s);
    expect(await command('backup', '--data', node.dir, '--to', target)).toBe(1);
    expect(printed).toContain('is not empty');
    await node.client.appendToStream('s', [jsonEvent({ type: 't', data: {} })]);
    await node.stop();
    const copy = await TestNode.start({ dir: target, verify: true });
    expect(await collected(copy.client.readStream('s'))).toHaveLength(1);
    await copy.stop();
  });
});
