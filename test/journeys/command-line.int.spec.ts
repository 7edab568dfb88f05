import { decodeJwt } from 'jose';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoLine } from '../../libs/integration/src/sba/sba.examples.js';
import type { Started } from '../standalone.js';
import { rapportBin, root, runOnce, says, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-cli-'));
const here = { RAPPORT_DATA: join(folder, 'data'), RAPPORT_PORT: '0' };
let standalone: Started;
let address = '';

const file = (name: string, changes: Readonly<Record<string, string>>) => {
  const path = join(folder, name);
  const line = { ...isoLine, ...changes };
  writeFileSync(path, `${Object.keys(line).join(',')}\n${Object.values(line).join(',')}\n`);
  return path;
};

beforeAll(async () => {
  standalone = start(['start'], here);
  address = await says(standalone, /API +(http:\S+)/);
});
afterAll(async () => {
  standalone.process.kill('SIGTERM');
  await standalone.ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('a second start', () => {
  it('on the same folder says where the first one runs', () => {
    const { stderr, status } = runOnce(['start'], here);
    expect(stderr).toMatch(`process ${String(standalone.process.pid)} at ${address}`);
    expect(stderr).toMatch('RAPPORT_DATA');
    expect(status).toBe(1);
  });

  it('on the same port names the variable, and leaves nothing running', () => {
    const port = new URL(address).port;
    const other = { RAPPORT_DATA: join(folder, 'other'), RAPPORT_PORT: port };
    const { stderr, status } = runOnce(['start'], other);
    expect(stderr).toMatch(`127.0.0.1:${port} is in use. Set RAPPORT_PORT`);
    expect(status).toBe(1);
  });
});

describe('the root of the API', () => {
  it('leads to something to read', async () => {
    const answer = await fetch(address, { redirect: 'manual' });
    expect(answer.status).toBe(302);
  });
});

describe('a token', () => {
  const issued = () => runOnce(['token', '--as', 'risk', '--name', 'Li Na'], here).stdout.trim();
  const me = async (token: string) =>
    (await fetch(`${address}/me`, { headers: { authorization: `Bearer ${token}` } })).status;

  it('is ended by its id, and the others of the person go on', async () => {
    const [one, other] = [issued(), issued()];
    expect([await me(one), await me(other)]).toEqual([200, 200]);
    const { jti = '' } = decodeJwt(one);
    const { stdout, status } = runOnce(['token', 'revoke', '--token', jti], here);
    expect([stdout, status]).toEqual([`token ${jti} of rapport counts no longer\n`, 0]);
    expect([await me(one), await me(other)]).toEqual([401, 200]);
    expect(runOnce(['token', 'revoke', 'li.na'], here).status).toBe(0);
    expect(await me(other)).toBe(401);
  });

  it('is not ended where nobody says which', () => {
    const { stderr, status } = runOnce(['token', 'revoke'], here);
    expect([stderr, status]).toEqual([expect.stringMatching('name a person'), 2]);
  });
});

describe('an import that has nothing to write', () => {
  const bad = () => file('bad.csv', { MIS_Status: 'ZZZ' });

  it('ends beside a running system', () => {
    const { stdout, status } = runOnce(['import', 'sba', bad()], here);
    expect(stdout).toMatch('0 imported, 1 bad');
    expect(status).toBe(0);
  });

  it('ends where nothing else runs, and leaves no worker', () => {
    const environment = { RAPPORT_DATA: join(folder, 'alone'), RAPPORT_PORT: '0' };
    const { stdout, status } = spawnSync(process.execPath, [rapportBin, 'import', 'sba', bad()], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(stdout).toMatch('0 imported, 1 bad');
    expect(status).toBe(0);
  });

  it.each(['statements', 'complaints'])('refuses as %s a file with other columns', (kind) => {
    const { stderr, status } = runOnce(['import', kind, file('loans.csv', {})], here);
    expect(stderr).toMatch(/has no (such )?column/);
    expect(status).toBe(1);
  });

  it('ends when the same file is imported again', () => {
    const good = file('good.csv', {});
    runOnce(['import', 'sba', good], here);
    const { stdout, status } = runOnce(['import', 'sba', good], here);
    expect(stdout).toMatch('0 imported, 0 bad, 1 done before');
    expect(status).toBe(0);
  });
});
