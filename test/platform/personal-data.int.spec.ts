import { addMasterKey, EventStoreDB, masterKeysFile, PersonalData } from '#platform';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { OrganisationModule } from '#organisation';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

/** What is planted, and must not be found in plain text anywhere but in answers. */
const email = 'planted.mail@bank.example';
const employeeNumber = 'PLANTED-4711';

let stores: Stores;
let rapport: Rapport;
let admin: Voice;
let idp: Voice;
let position: number;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [OrganisationModule]);
  admin = await rapport.as('administrator');
  const name = { zh: '赵敏' };
  await admin.post('/units', { unitId: 'un_h', kind: 'headOffice', name }).expect(201);
  const person = { personId: 'pn_zhao', userName: 'zhao.min', name, unitId: 'un_h' };
  idp = await rapport.as('provisioner');
  await idp.post('/staff', { ...person, email, employeeNumber }).expect(201);
  const changes = { email: `new.${email}` };
  ({ position } = (await idp.post('/staff/pn_zhao/emails', changes).expect(201)).body);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const everyDocument = async (): Promise<string> => {
  const client = await MongoClient.connect(stores.mongoUrl);
  try {
    const database = client.db('rapport');
    const names = (await database.listCollections().toArray()).map((each) => each.name);
    const all = await Promise.all(names.map((name) => database.collection(name).find().toArray()));
    return JSON.stringify(all);
  } finally {
    await client.close();
  }
};

describe('what is known of a natural person', () => {
  it('is told to those who may see it, now and as it was', async () => {
    const { body } = await admin.get(`/staff/pn_zhao?after=${position}`).expect(200);
    expect(body).toMatchObject({ email: `new.${email}`, employeeNumber });
    const before = await admin.get(`/staff/pn_zhao?knownAt=${position - 1}`).expect(200);
    expect(before.body).toMatchObject({ email, employeeNumber });
  });

  it('is decided upon as it is: what does not change is not recorded again', async () => {
    const { body } = await idp.post('/staff/pn_zhao/emails', { email: `new.${email}` });
    expect(body.position).toBe(position);
  });

  it('is in no document of MongoDB', async () => {
    const documents = await everyDocument();
    expect(documents).toContain('zhao.min');
    expect(documents).not.toContain(email);
    expect(documents).not.toContain(employeeNumber);
  });

  it('is in no event, nor in any file of the event store', async () => {
    const store = new EventStoreDB(stores.eventStoreUrl);
    const events = await store.read('staff-pn_zhao');
    await store.close();
    expect(events).toHaveLength(2);
    expect(events[0]?.metadata.personal).toEqual({
      of: 'pn_zhao',
      fields: ['employeeNumber', 'email'],
    });
    const folder = join(stores.folder, 'eventstore');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const bytes = files
      .filter((file) => file.endsWith('.mdb'))
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('');
    expect(bytes).toContain('zhao.min');
    expect(bytes).not.toContain(email);
    expect(bytes).not.toContain(employeeNumber);
  });

  it('is read as before while another master key wraps its keys, and with that one alone', async () => {
    addMasterKey(stores.folder);
    const { keys } = rapport.app.get(PersonalData);
    expect(await keys.rewrap()).toBeGreaterThan(0);
    expect(await keys.rewrap()).toBe(0);
    keys.forget('pn_zhao');
    const read = await admin.get('/staff/pn_zhao').expect(200);
    expect(read.body).toMatchObject({ email: `new.${email}` });
    await rapport.stop();
    const kept = readFileSync(masterKeysFile(stores.folder), 'utf8');
    const last = (JSON.parse(kept) as { readonly keys: readonly string[] }).keys.at(-1) ?? '';
    const environment = { RAPPORT_MASTER_KEYS: last };
    rapport = await startRapport(stores, [OrganisationModule], undefined, environment);
    admin = await rapport.as('administrator');
    const { body } = await admin.get('/staff/pn_zhao').expect(200);
    expect(body).toMatchObject({ email: `new.${email}` });
  });
});
