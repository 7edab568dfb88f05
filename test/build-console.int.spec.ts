import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './standalone.js';

/** Builds the console anew in a process, and says what that made of its NODE_ENV. */
const built = (environment: Readonly<Record<string, string>>) => {
  rmSync(join(root, 'dist', 'console'), { recursive: true, force: true });
  const script = `const { buildConsole } = await import('./scripts/build-console.js');
    await buildConsole(); console.log('NODE_ENV', process.env.NODE_ENV);`;
  const { NODE_ENV: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...env, NODE_OPTIONS: '', ...environment },
    encoding: 'utf8',
  });
  return stdout.trim();
};

describe('a first start, which builds the console', () => {
  it('is not one of production afterwards', () => {
    expect(built({})).toBe('NODE_ENV undefined');
    expect(built({ NODE_ENV: 'test' })).toBe('NODE_ENV test');
  });
});
