import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, says, start } from './standalone.js';

const program = join(root, 'node_modules/.bin/nest');
const nest = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' });
const folder = mkdtempSync(join(tmpdir(), 'rapport-nest-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npx nest', () => {
  it('builds what npm run build builds', () => {
    const { stdout, status } = nest('build');
    expect(stdout).toMatch(/\d+ files compiled/);
    expect(status).toBe(0);
  });

  it('starts the whole system, and stops it in order', async () => {
    const started = start(
      ['start'],
      { RAPPORT_DATA: join(folder, 'data'), RAPPORT_PORT: '0' },
      program,
    );
    const address = await says(started, /API +(http:\S+)/);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    started.process.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('starts the project that is named', () => {
    const { stderr, status } = spawnSync(process.execPath, [program, 'start', 'worker'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', EVENTSTORE_URL: '' },
    });
    expect(stderr).toMatch('EVENTSTORE_URL and MONGODB_URL must be set');
    expect(status).toBe(1);
  });

  it.each([
    [['generate', 'module', 'x'], 'no command "generate"'],
    [['build', 'console'], 'no project "console"'],
    [['start', '--debug'], 'cannot read "--debug"'],
  ])('refuses %j and says how it is used', (args, complaint) => {
    const { stderr, status } = nest(...args);
    expect(stderr).toMatch(complaint);
    expect(stderr).toMatch('usage: nest build');
    expect(status).toBe(2);
  });
});
