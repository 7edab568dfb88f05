import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { replayOn } from '../../apps/cli/src/commands/audit/replay.js';
import { ViewRunner } from '../../libs/platform/src/views/running/view-runner.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-evidence-'));
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
let auditor: Voice;
let last: { readonly id: string; readonly position: number };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  auditor = await rapport.as('auditor');
  await bank.client('cl_wind');
  await bank.client('cl_other');
  last = await bank.sent(bank.wang, '/interactions', {
    clientId: 'cl_wind',
    channel: 'visit',
    direction: 'fromBank',
    subject: '风机基础施工',
    valueDate: '2026-03-02',
  });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The trail once it has seen what was done last. */
const trail = (path: string) => bank.shown(auditor, path, last.position);

describe('the trail', () => {
  it('says in words who did what to whom, in which role, when and by which command', async () => {
    const { items } = await trail('/audit/subjects/client/cl_wind/trail?sort=position');
    expect(items[0]).toMatchObject({
      type: 'ClientRegistered',
      words: { en: 'cl_wind registered as Client', zh: expect.stringContaining('公司cl_wind') },
      person: 'wang',
      roles: ['relationshipManager'],
      channel: 'api',
      command: 'RegisterClient',
      businessDate: '2026-03-02',
      subjects: expect.arrayContaining(['client:cl_wind']),
    });
  });

  it('shows the particulars of one event, and what it changed', async () => {
    const entry = await trail(`/audit/trail/${last.position}`);
    expect(entry.data).toMatchObject({ clientId: 'cl_wind', subject: '风机基础施工' });
    const views = entry.changes.map(({ view }: { readonly view: string }) => view);
    expect(views).toEqual(expect.arrayContaining(['timeline', 'contacts']));
    const contact = entry.changes.find(({ view }: { view: string }) => view === 'contacts');
    expect(contact.changed.length).toBeGreaterThan(0);
  });

  it('shows what led to an event, and what followed', async () => {
    const said = {
      level: 'orange',
      title: { en: 'Works at a standstill', zh: '工程停工' },
      finding: '施工停滞',
      playbook: 'reviewDebtor',
    };
    const warned = await bank.sent(bank.risk, '/warnings/cl_wind', said);
    const followed = await eventually(
      async () => (await trail('/audit/trail?channel=process&type=ResponseStarted')).items[0],
      (entry) => entry !== undefined,
      60_000,
    );
    const tree = await trail(`/audit/trail/${followed.position}/tree`);
    expect(tree).toMatchObject({ position: followed.position, isCut: false });
    expect(tree.root).toMatchObject({ position: warned.position, type: 'WarningRaisedByHand' });
    expect(tree.root.followed.map(({ type }: { type: string }) => type)).toContain(
      'ResponseStarted',
    );
    expect(tree.root.words.en).toBe('Warning by risk, Orange: concern: 施工停滞');
  });

  it.each([
    ['person=wang', 'ClientRegistered'],
    ['role=relationshipManager&command=RecordInteraction', 'InteractionRecorded'],
    ['subject=client:cl_other&countsFrom=2026-03-02&countsUpTo=2026-03-02', 'ClientRegistered'],
    ['businessDate=2026-03-02&type=InteractionRecorded', 'InteractionRecorded'],
  ])('is searched by %s', async (query, type) => {
    const { items } = await trail(`/audit/trail?${query}&limit=500`);
    expect(items.map((each: { type: string }) => each.type)).toContain(type);
  });

  it('tells a relationship manager the story of a client, not the particulars', async () => {
    const { items } = await bank.shown(bank.wang, '/audit/subjects/client/cl_wind/trail');
    expect(items.length).toBeGreaterThan(1);
    expect(items[0].data).toBeUndefined();
    await bank.wang.get(`/audit/trail/${last.position}`).expect(403);
    const others = await bank.shown(bank.chen, '/audit/subjects/client/cl_wind/trail');
    expect(others.items).toEqual([]);
  });
});

describe('rapport replay', () => {
  it('tells a stream event by event, and what each changed', async () => {
    const lines: string[] = [];
    const print = (line: string) => lines.push(line);
    const asked = { stream: 'client-cl_wind', from: 0, isStepped: true, language: 'zh' } as const;
    const next = () => Promise.resolve();
    expect(await replayOn({ app: rapport.app, print }, asked, next)).toBe(0);
    expect(lines[0]).toMatch(/^0 .*ClientRegistered .*建档/);
    expect(lines.join('\n')).toMatch(/client-file cl_wind {2}\S+: – → /);
    const none = { ...asked, stream: 'client-nobody' };
    expect(await replayOn({ app: rapport.app, print }, none, next)).toBe(1);
  });
});

describe('a view of any day', () => {
  const taken = (query: string) =>
    auditor
      .get(`/audit/tables/${query}`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      });

  it('is taken as CSV and as Parquet, by those who may read it', async () => {
    const { body, headers } = await taken('client-file?format=csv').expect(200);
    expect(headers['content-disposition']).toMatch(/client-file-\d+\.csv/);
    const lines = (body as Buffer).toString().trim().split('\r\n');
    expect(lines[0]).toContain('clientId');
    expect(lines).toHaveLength(3);
    const before = await taken(`client-file?format=csv&knownAt=0`).expect(200);
    expect((before.body as Buffer).toString().trim()).toBe('');
    const parquet = await taken('client-file?format=parquet').expect(200);
    expect((parquet.body as Buffer).subarray(0, 4).toString()).toBe('PAR1');
    await auditor.get('/audit/tables/nothing?format=csv').expect(404);
    await bank.wang.get('/audit/tables/client-file?format=csv').expect(403);
  });
});

describe('evidence', () => {
  const archive = async (query: string) => {
    await eventually(
      async () => (await auditor.get('/audit/proof').expect(200)).body,
      ({ checkpoint }) => Number(checkpoint?.position ?? -1) >= last.position,
      60_000,
    );
    const answer = await auditor
      .get(`/audit/evidence?${query}`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      })
      .expect(200);
    const into = mkdtempSync(join(folder, 'taken-'));
    writeFileSync(join(into, 'evidence.tar.gz'), answer.body as Buffer);
    execFileSync('tar', ['xzf', 'evidence.tar.gz'], { cwd: into });
    return join(into, 'evidence');
  };
  const verified = (at: string) =>
    spawnSync(process.execPath, [join(at, 'verify.mjs')], { encoding: 'utf8' });

  it('of a client is verified offline, by what the package contains', async () => {
    const at = await archive('kind=client&subjectId=cl_wind');
    const { stdout, stderr, status } = verified(at);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(/SOUND {7}\d+ events are in the log that was signed/);
    const manifest = JSON.parse(readFileSync(join(at, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ subject: 'client:cl_wind', takenBy: 'auditor' });
    expect(readFileSync(join(at, 'summary.zh.html'), 'utf8')).toContain('公司cl_wind建档');
    expect(readFileSync(join(at, 'summary.en.html'), 'utf8')).toContain('registered as Client');
    for (const paper of ['summary.en.pdf', 'summary.zh.pdf']) {
      const pdf = readFileSync(join(at, paper)).toString('latin1');
      expect([paper, pdf.slice(0, 8), /\/Count [1-9]/.test(pdf)]).toEqual([
        paper,
        '%PDF-1.4',
        true,
      ]);
      expect(manifest.files.map(({ path }: { path: string }) => path)).toContain(paper);
    }
    expect(JSON.parse(readFileSync(join(at, 'schemas.json'), 'utf8')).events).toHaveProperty(
      'ClientRegistered',
    );
    expect(readFileSync(join(at, 'events/000001.jsonl'), 'utf8')).not.toContain('cl_other');
  });

  it('is not sound once anything in it was changed', async () => {
    const at = await archive('kind=client&subjectId=cl_wind');
    const events = join(at, 'events', readdirSync(join(at, 'events'))[0]!);
    writeFileSync(events, readFileSync(events, 'utf8').replace('风机', '飞机'));
    const { stderr, status } = verified(at);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/NOT SOUND: events/)]);
  });

  it('of a sample is the same for whoever knows the seed', async () => {
    const query = 'since=2020-01-01T00:00:00Z&sample=3&seed=audit%202026';
    const [one, other] = [await archive(query), await archive(query)];
    const events = (at: string) => readFileSync(join(at, 'events/000001.jsonl'), 'utf8');
    expect(events(one).split('\n')).toHaveLength(4);
    expect(events(other)).toBe(events(one));
    expect(verified(one).status).toBe(0);
  });

  it('holds every event that is signed, though the trail shows it later', async () => {
    const views = rapport.app.get(ViewRunner, { strict: false });
    await views.stop();
    const { body: late } = await bank.wang
      .post('/interactions', {
        clientId: 'cl_wind',
        channel: 'visit',
        direction: 'fromBank',
        subject: '叶片吊装',
        valueDate: '2026-03-02',
      })
      .expect(201);
    await eventually(
      async () => (await auditor.get('/audit/proof').expect(200)).body,
      ({ checkpoint }) => Number(checkpoint?.position ?? -1) >= late.position,
    );
    const taken = archive('kind=client&subjectId=cl_wind');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await views.start();
    expect(readFileSync(join(await taken, 'events/000001.jsonl'), 'utf8')).toContain('叶片吊装');
  });

  it.each([
    ['', 'EvidenceOfWhat'],
    ['kind=client', 'EvidenceOfWhat'],
    ['kind=client&subjectId=cl_wind&sample=3', 'SeedMissing'],
  ])('is refused of "%s"', async (query, code) => {
    const { body } = await auditor.get(`/audit/evidence?${query}`).expect(400);
    expect(body.code).toBe(code);
    await bank.wang.get('/audit/evidence?kind=client&subjectId=cl_wind').expect(403);
  });
});
