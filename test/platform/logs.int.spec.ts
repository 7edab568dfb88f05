import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';

/** What people type about people: it must stand in no line of the log, at any level. */
const planted = {
  name: '欧阳甲乙',
  english: 'Ouyang Planted',
  mobile: '13800138000',
  mail: 'ouyang.planted@example.com',
  remark: 'divorced-planted',
} as const;

const folder = mkdtempSync(join(tmpdir(), 'rapport-logs-'));
const environment = {
  RAPPORT_DATA: join(folder, 'data'),
  RAPPORT_PORT: '0',
  RAPPORT_LOG_LEVEL: 'trace',
};
let system: Started;
let address: string;
let token: string;

beforeAll(async () => {
  system = start(['start'], environment);
  address = await says(system, /API +(http:\S+)/);
  const as = ['token', '--as', 'relationshipManager', '--name', planted.english];
  token = runOnce(as, environment).stdout.trim();
});
afterAll(async () => {
  system.process.kill('SIGKILL');
  await system.ended;
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${address}${path}`, {
    ...init,
    headers: {
      Authorization: `Bearer ${token}`,
      'X-Reason': encodeURIComponent(planted.remark),
      ...(init.body
        ? { 'Content-Type': 'application/json', 'Idempotency-Key': planted.mobile }
        : {}),
      ...(init.headers as Readonly<Record<string, string>> | undefined),
    },
  });
const send = (path: string, body: string) => ask(path, { method: 'POST', body });
const text = encodeURIComponent(`${planted.name} ${planted.mobile}`);

describe('the log of a process', () => {
  it('tells of requests, and nothing of what they say', async () => {
    const client = {
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: planted.english, zh: planted.name } },
      source: { provenance: 'interview', statedOn: '2026-03-02' },
    };
    const answers = await Promise.all([
      send('/clients', JSON.stringify(client)),
      send('/clients', JSON.stringify({ ...client, form: planted.remark })),
      send('/clients', `{ "facts": "${planted.mail}" `),
      send(`/clients/${planted.mobile}/facts`, JSON.stringify({ name: planted.name })),
      ask(`/clients?search=${text}`),
      ask(`/staff?search=${text}&sort=${planted.remark}`),
      ask(`/clients/${encodeURIComponent(planted.mail)}`),
      ask(`/${encodeURIComponent(planted.name)}`),
      ask(`/persons/${planted.mobile}/data`),
      ask('/clients', { headers: { Authorization: `Bearer ${planted.mail}` } }),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.at(-1)).toBe(401);
    expect(new Set(statuses).size).toBeGreaterThan(3);
    system.process.kill('SIGTERM');
    await system.ended;
    const lines = system.output();
    expect(lines).toMatch(/"route":"\/clients"/);
    for (const word of Object.values(planted)) {
      expect(lines).not.toContain(word);
      expect(lines).not.toContain(encodeURIComponent(word));
    }
  });
});
