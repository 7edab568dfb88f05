import { AuditModule, Verification } from '#audit';
import { enterLocally, OrganisationModule } from '#organisation';
import { EventStore } from '#platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

/** A person asks to be forgotten. Two others see to it, and no backup brings them back. */
const email = 'forget.me@bank.example';

let stores: Stores;
let rapport: Rapport;
let admin: Voice;
let risk: Voice;
let head: Voice;
let auditor: Voice;
let registered: number;
let keysBefore: readonly object[];

const begin = async () => {
  rapport = await startRapport(stores, [OrganisationModule, AuditModule]);
  admin = await rapport.as('administrator');
  risk = await rapport.as('riskOfficer');
  head = await rapport.as('unitHead');
  auditor = await rapport.as('auditor');
};
const personKeys = async <T>(
  work: (keys: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<T>,
): Promise<T> => {
  const client = await MongoClient.connect(stores.mongoUrl);
  try {
    return await work(client.db('rapport').collection('person-keys'));
  } finally {
    await client.close();
  }
};

beforeAll(async () => {
  stores = await startStores();
  await begin();
  const name = { zh: '钱进' };
  await admin.post('/units', { unitId: 'un_h', kind: 'headOffice', name }).expect(201);
  const person = { personId: 'pn_qian', userName: 'qian.jin', name, unitId: 'un_h', email };
  const idp = await rapport.as('provisioner');
  registered = (await idp.post('/staff', person).expect(201)).body.position as number;
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const send = async (voice: Voice, path: string, body: object, status = 201) => {
  const { body: answer } = await voice.post(`/persons/pn_qian/${path}`, body).expect(status);
  return answer as { readonly position: number; readonly code: string };
};
const report = async (after: number) =>
  (await auditor.get(`/persons/pn_qian/data?after=${after}`).expect(200)).body;

describe('what the bank knows of a person', () => {
  it('is told in one report: what, from where, for what, until when', async () => {
    const purpose = { purpose: 'marketing', basis: 'consent', fields: ['email'] };
    const { position } = await send(admin, 'purposes', { ...purpose, keepUntil: '2030-12-31' });
    expect(await report(position)).toMatchObject({
      personId: 'pn_qian',
      file: { purposes: [{ ...purpose, keepUntil: '2030-12-31' }], erasure: 'none' },
      facts: {
        items: [{ type: 'StaffMemberRegistered', position: registered, values: { email } }],
      },
    });
    await admin.get('/persons/pn_qian/data').expect(403);
  });

  it('is listed when no purpose needs it any more', async () => {
    const over = async (day: string) =>
      (await risk.get(`/personal-files?overOn=${day}`).expect(200)).body.items as object[];
    expect(await over('2031-01-01')).toMatchObject([{ personId: 'pn_qian' }]);
    expect(await over('2030-12-31')).toEqual([]);
  });
});

describe('the erasure of a person', () => {
  it('is refused under a legal hold, and auditors learn who tried', async () => {
    await send(risk, 'legal-holds', { holdId: 'ho_1', matter: '(2026) 沪01民初7号' });
    const { code } = await send(admin, 'erasure/requests', { ground: 'requested' }, 409);
    expect(code).toBe('UnderLegalHold');
    const attempts = await eventually(
      async () => {
        const events = [];
        for await (const event of rapport.app.get(EventStore).log(undefined)) {
          if (event.type === 'AttemptRefused') events.push(event.data);
        }
        return events;
      },
      (seen) => JSON.stringify(seen).includes('UnderLegalHold'),
    );
    expect(attempts).toContainEqual(
      expect.objectContaining({ code: 'UnderLegalHold', message: 'RequestErasure' }),
    );
    await send(risk, 'legal-holds/ho_1/lifting', { reason: 'Settled' }, 409);
  });

  it('needs two persons', async () => {
    // The hold is lifted by another risk officer.
    const buses = {
      commands: rapport.app.get(CommandBus),
      queries: rapport.app.get(QueryBus),
    };
    const second = { personId: 'pn_sun', name: 'Sun Li', roles: ['riskOfficer' as const] };
    await enterLocally(second, buses);
    const sun = await rapport.person('pn_sun');
    await sun.post('/persons/pn_qian/legal-holds/ho_1/lifting', { reason: 'Settled' }).expect(201);
    await send(admin, 'erasure/requests', { ground: 'requested' });
    expect((await send(admin, 'erasure/confirmation', {}, 409)).code).toBe('NotIndependent');
    keysBefore = await personKeys((keys) => keys.find().toArray());
    const { position } = await send(head, 'erasure/confirmation', {});
    const told = await report(position);
    expect(told).toMatchObject({ file: { erasure: 'erased', purposes: [] } });
    const forgotten = await eventually(
      () => report(position),
      ({ facts }) => Object.keys(facts.items[0].values as object).length === 0,
    );
    expect(JSON.stringify(forgotten)).not.toContain(email);
  });

  it('reaches rows, what they were, and what is remembered of streams', async () => {
    const { body } = await admin.get('/staff/pn_qian').expect(200);
    expect(body).toMatchObject({ userName: 'qian.jin' });
    expect(body).not.toHaveProperty('email');
    const before = await admin.get(`/staff/pn_qian?knownAt=${registered}`).expect(200);
    expect(before.body).not.toHaveProperty('email');
    const idp = await rapport.as('provisioner');
    const again = await idp.post('/staff/pn_qian/emails', { email });
    expect(again.body.code).toBe('PersonIsErased');
  });

  it('is not undone by a backup that is older', async () => {
    // What a restored backup of MongoDB brings: the key that was destroyed.
    await rapport.stop();
    await personKeys(async (keys) => {
      await keys.deleteMany({});
      await keys.insertMany([...keysBefore]);
    });
    await begin();
    const { body } = await admin.get('/staff/pn_qian').expect(200);
    expect(body).not.toHaveProperty('email');
    const left = await personKeys((keys) => keys.find({}).toArray());
    expect(left).toContainEqual({ _id: 'pn_qian', erased: true });
    expect(readFileSync(join(stores.folder, 'erased-persons.txt'), 'utf8')).toBe('pn_qian\n');
  });

  it('leaves the proof as sound as it was: it is over what is stored, which is encrypted', async () => {
    const head = (await rapport.app.get(EventStore).head()) ?? 0;
    const { checkpoint } = await eventually(
      async () => (await auditor.get('/audit/proof').expect(200)).body,
      (proof) => Number(proof.checkpoint?.position ?? -1) >= Math.max(head, registered),
    );
    const verdict = await rapport.app.get(Verification).run({ note: checkpoint.note });
    expect([verdict.isSound, verdict.lines.at(-1)]).toEqual([true, expect.stringMatching(/sound/)]);
    const { body } = await auditor.get(`/audit/proof/events/${registered}`).expect(200);
    expect(body.isSound).toBe(true);
    expect(Buffer.from(body.entry as string, 'base64').toString()).not.toContain(email);
  });

  it('leaves no word of who it was in the log', async () => {
    const all: unknown[] = [];
    for await (const event of rapport.app.get(EventStore).log(undefined)) all.push(event);
    expect(JSON.stringify(all)).toContain('pn_qian');
    expect(JSON.stringify(all)).not.toContain(email);
    const file = await rapport.app.get(EventStore).read('personalFile-pn_qian');
    expect(file.at(-1)?.data).toEqual({
      personId: 'pn_qian',
      ground: 'requested',
      confirmedBy: 'unitHead',
    });
  });
});
