import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Started } from '../standalone.js';
import { eventually } from '../rapport.js';
import { runOnce, says, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-backup-'));
const inFolder = (name: string) => join(folder, name);
const on = (data: string) => ({
  RAPPORT_DATA: inFolder(data),
  RAPPORT_PORT: '0',
  RAPPORT_REQUESTS_PER_MINUTE: '0',
});
const running: Started[] = [];

async function system(data: string): Promise<Started & { readonly address: string }> {
  const started = start(['start'], on(data));
  running.push(started);
  return { ...started, address: await says(started, /API +(http:\S+)/) };
}

afterAll(async () => {
  for (const { process, ended } of running) {
    process.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: number;
}

class Refused extends Error {}

const register = async (address: string, token: string, key: string): Promise<Receipt> => {
  const answer = await fetch(`${address}/clients`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
    },
    body: JSON.stringify({
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: `Client ${key}`, zh: `客户${key}` } },
      source: { provenance: 'interview', statedOn: '2026-03-02' },
    }),
  });
  if (answer.status !== 201) throw new Refused(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Receipt;
};

/** Eight writers that register clients until the system is gone. */
function writers(address: string, token: string) {
  const acknowledged = new Map<string, Receipt>();
  const all = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; ; n++) {
      const key = `writer-${writer}-${n}`;
      try {
        acknowledged.set(key, await register(address, token, key));
      } catch (error) {
        if (error instanceof Refused) throw error;
        return; // the system is gone
      }
    }
  });
  return { acknowledged, ended: Promise.all(all) };
}

describe('a backup of a system that is written to and then killed', () => {
  let token: string;
  let before: ReadonlyMap<string, Receipt>;
  let written: number;

  beforeAll(async () => {
    const first = await system('data');
    token = runOnce(['token', '--as', 'rm', '--name', 'Wang Fang'], on('data')).stdout.trim();
    const { acknowledged, ended } = writers(first.address, token);
    await Promise.race([
      ended,
      eventually(
        () => Promise.resolve(acknowledged.size),
        (n) => n > 99,
      ),
    ]);
    before = new Map(acknowledged);
    const backup = start(['backup', inFolder('copy')], on('data'));
    expect([await backup.ended, backup.output()]).toEqual([
      0,
      expect.stringMatching(/Copied and checked: .*copy\n {2}\d+ events, \d+ rows, \d+ files/),
    ]);
    written = acknowledged.size;
    first.process.kill('SIGKILL');
    await ended;
    await first.ended;
  });

  it('was taken while the writers went on', () => {
    expect(written).toBeGreaterThan(before.size);
  });

  it('is restored, and starts with everything acknowledged before it began', async () => {
    const { stdout, status, stderr } = runOnce(['restore', inFolder('copy')], on('restored'));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/client-file@\d+ +\d+ +\d+ +\d+ +0\n/);
    const second = await system('restored');
    const headers = { Authorization: `Bearer ${token}` }; // signed by the key of the first system
    for (const [key, receipt] of before) {
      const { id, position } = receipt;
      const after = `${second.address}/clients/${id}?after=${position}`;
      expect((await fetch(after, { headers })).status).toBe(200);
      expect(await register(second.address, token, key)).toEqual(receipt);
    }
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('has views that read up to the end of its events, and park none', async () => {
    // The command runs the views itself: what the system that was stopped had left, it folds.
    const lags = await eventually(
      () => {
        const { stdout } = runOnce(['views'], on('restored'));
        const found = [...stdout.matchAll(/@\S+ +\S+ +\d+ +(\d+) +\d+ +(\d+)$/gm)];
        return Promise.resolve(found.map(([, lag, parked]) => ({ lag, parked })));
      },
      (seen) => seen.every(({ lag }) => lag === '0'),
      90_000,
    );
    expect(lags.length).toBeGreaterThan(5);
    for (const { parked } of lags) expect(parked).toBe('0');
  });

  it('is refused where a file of it was changed, and leaves nothing', () => {
    cpSync(inFolder('copy'), inFolder('changed'), { recursive: true });
    const path = join(inFolder('changed'), 'eventstore', 'data.mdb');
    const bytes = readFileSync(path);
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { stderr, status } = runOnce(['restore', inFolder('changed')], on('nowhere'));
    expect(stderr).toMatch('the backup is damaged: eventstore/data.mdb');
    expect(status).toBe(1);
    expect(existsSync(inFolder('nowhere'))).toBe(false);
  });

  it('is never written over, nor is a folder in use', () => {
    expect(runOnce(['backup', inFolder('copy')], on('data')).stderr).toMatch('exists already');
    expect(runOnce(['restore', inFolder('copy')], on('data')).stderr).toMatch('is not empty');
  });

  it('appears only when it is complete, and is taken anew after a kill', async () => {
    const cut = start(['backup', inFolder('cut')], on('data'));
    await says(cut, /Backing up/);
    cut.process.kill('SIGKILL');
    expect(await cut.ended).toBe('SIGKILL');
    expect(existsSync(inFolder('cut'))).toBe(false);
    expect(runOnce(['backup', inFolder('cut')], on('data')).status).toBe(0);
  });
});

describe('a backup of stores that others run', () => {
  it('is refused, and leads to the guide', () => {
    const elsewhere = { ...on('data'), EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' };
    const { stderr, status } = runOnce(['backup', inFolder('other')], elsewhere);
    expect(stderr).toMatch('docs/guides/operations.md');
    expect(status).toBe(1);
  });
});

describe('a folder that is no backup', () => {
  it('is refused by name', () => {
    copyFileSync(import.meta.filename, inFolder('file.ts'));
    const { stderr, status } = runOnce(['restore', folder], on('nowhere'));
    expect(stderr).toMatch('holds no backup: it has no backup.json');
    expect(status).toBe(1);
  });
});
