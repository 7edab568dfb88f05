import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** More than stand in one part of a package. */
const contacts = 1_000;
const since = 'since=2020-01-01T00:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'rapport-parts-'));
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
let auditor: Voice;

beforeAll(async () => {
  stores = await startStores();
  // What is taken here is whole, not soon.
  rapport = await startRapport(stores, contexts, undefined, { RAPPORT_DEADLINE: '60000' });
  bank = await openBank(rapport);
  auditor = await rapport.as('auditor');
  await bank.client('cl_wind');
  const contact = {
    clientId: 'cl_wind',
    channel: 'visit',
    direction: 'fromBank',
    subject: '风机基础施工',
    valueDate: '2026-03-02',
  };
  let position = 0;
  for (let at = 0; at < contacts; at += 8) {
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => bank.sent(bank.wang, '/interactions', contact)),
    );
    position = Math.max(...sent.map((each) => each.position));
  }
  await eventually(
    async () => (await auditor.get('/audit/proof').expect(200)).body,
    ({ checkpoint }) => Number(checkpoint?.position ?? -1) >= position,
  );
  await bank.shown(auditor, '/audit/trail?limit=1', position);
}, 600_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What comes of an archive until it holds something; then whoever takes it hangs up. */
async function until(name: string, voice: Voice, query: string): Promise<Buffer> {
  const { body } = await voice
    .get(`/audit/evidence?${query}`)
    .buffer(true)
    .parse((res, done) => {
      let all = Buffer.alloc(0);
      res.on('data', (part: Buffer) => {
        all = Buffer.concat([all, part]);
        if (name === '' || !unzipped(all).includes(name)) return;
        (res as unknown as IncomingMessage).destroy();
        done(null, all);
      });
      res.on('end', () => {
        done(null, all);
      });
    })
    .expect(200);
  return body as Buffer;
}

const unzipped = (some: Buffer) => gunzipSync(some, { finishFlush: constants.Z_SYNC_FLUSH });

const unpack = (archive: Buffer) => spawnSync('tar', ['xz'], { cwd: folder, input: archive });
const packed = (path: string) => readFileSync(join(folder, 'evidence', path), 'utf8');
const verified = () => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'evidence/verify.mjs')], {
    encoding: 'utf8',
  });
  return stdout + stderr;
};

describe('a package of many events', () => {
  it('that was interrupted goes on with the part that was cut off', async () => {
    unpack(await until('evidence/events/000002.jsonl', auditor, since));
    expect(verified()).toMatch(/manifest/);
    const size = packed('checkpoint.txt').split('\n')[1] ?? '';
    await bank.client('cl_later');
    const mixed = await auditor.get(`/audit/evidence?${since}&fromPart=2`);
    expect([mixed.status, mixed.body.code]).toEqual([400, 'CheckpointMissing']);
    const rest = await until('', auditor, `${since}&checkpoint=${size}&fromPart=2`);
    expect(unzipped(rest).includes('evidence/events/000001.jsonl')).toBe(false);
    unpack(rest);
    expect(verified()).toMatch(/SOUND +[1-9]\d{3} events/);
    expect(packed('checkpoint.txt').split('\n')[1]).toBe(size);
  });

  it('is recorded with whose events they are, also where its taker hangs up', async () => {
    const risk = await rapport.as('riskOfficer');
    await until('evidence/events/000001.jsonl', risk, since);
    const { items } = await eventually(
      () => bank.shown(auditor, '/audit/readings?actor=riskOfficer&message=ExportEvidence'),
      (seen) => seen.items.length > 0,
    );
    expect(items[0].readings).toMatchObject([{ clientIds: ['cl_wind'] }]);
  });

  it('is of one type of event where that is asked, and says so', async () => {
    const query = `${since}&type=ClientRegistered&sample=1&seed=audit`;
    unpack(await until('', auditor, query));
    const manifest = JSON.parse(packed('manifest.json'));
    expect(manifest).toMatchObject({ type: 'ClientRegistered', events: 1, sample: { size: 1 } });
    expect(packed('events/000001.jsonl')).toMatch(/"type":"ClientRegistered"/);
    expect(verified()).toMatch(/SOUND +1 events/);
  });

  it('is not proven by a checkpoint that was not signed', async () => {
    const { body } = await auditor.get(`/audit/evidence?${since}&checkpoint=1000000`).expect(404);
    expect(body).toMatchObject({ code: 'NotSigned', details: { field: 'checkpoint' } });
  });
});
