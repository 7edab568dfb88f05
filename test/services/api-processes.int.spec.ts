import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../rapport.js';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';

let started: Started | undefined;
const folder = mkdtempSync(join(tmpdir(), 'rapport-apis-'));
const environment = { RAPPORT_DATA: folder, RAPPORT_PORT: '0' };

afterAll(() => {
  started?.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The processes that it has started. */
const childrenOf = ({ pid = 0 }: ChildProcess): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const isDown = (address: string) =>
  fetch(`${address}/health/live`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(5_000),
  }).then(
    ({ status }) => status !== 200,
    () => true,
  );

test('several processes answer on one port, one is replaced, and all end together', async () => {
  const wrong = runOnce(['start', '--api', 'many'], environment);
  expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('--api') as string });

  const running = start(['start', '--api', '2'], environment);
  started = running;
  const address = await says(running, /API +(http:\S+)/);
  await says(running, /Ctrl-C/);
  const [first = 0, second = 0, ...more] = childrenOf(running.process);
  expect(more).toEqual([]);

  const token = runOnce(['token', '--as', 'rm', '--name', 'Wang Fang'], environment).stdout.trim();
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': 'registered-once',
    // a connection of its own, which any of them may be given
    connection: 'close',
  };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${address}${path}`, { ...init, headers });
  const registered = await ask('/clients', {
    method: 'POST',
    body: JSON.stringify({
      clientId: 'harbour-steel',
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: 'Harbour Steel' } },
      source: { provenance: 'interview', statedOn: '2026-01-05' },
    }),
  });
  expect(registered.status).toBe(201);
  const receipt = (await registered.json()) as { position: string };
  for (let turn = 0; turn < 4; turn++) {
    const found = await ask(`/clients/harbour-steel?after=${receipt.position}`);
    expect(found.status).toBe(200);
  }

  process.kill(first, 'SIGKILL');
  await eventually(
    () => isDown(address),
    (down) => {
      const present = childrenOf(running.process);
      return !down && present.length === 2 && !present.includes(first);
    },
  );
  const pids = childrenOf(running.process);
  expect(pids).toContain(second);

  running.process.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
});
