import type { ClientScope } from '#clients';
import { clientScope } from '#clients';
import type { Role } from '#kernel';
import type { Recorded } from '#platform';
import { EventStore, issueToken, Settings, StaffRegister, Tables, ViewRegistry } from '#platform';
import { loadDemo } from '../../apps/cli/src/demo.js';
import { contexts } from '../../apps/contexts.js';
import type { Reading, Said } from '../events.js';
import { countIn, cuttingLine, numbersFrom, readStream, saidIn } from '../events.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let log: readonly Recorded[] = [];
let scopes: ReadonlyMap<string, ClientScope>;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  await loadDemo(rapport.app, () => undefined);
  await readLog();
  await readScopes();
});

async function readScopes(): Promise<void> {
  const build = await rapport.app.get(ViewRegistry).live(clientScope);
  const rows = await rapport.app.get(Tables).find(build, { all: [] });
  scopes = new Map((rows as unknown as readonly ClientScope[]).map((row) => [row.clientId, row]));
}

afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

async function readLog(): Promise<void> {
  const events: Recorded[] = [];
  for await (const event of rapport.app.get(EventStore).log(undefined)) {
    if (event.type !== 'ReadingsRecorded') events.push(event);
  }
  log = events;
}

async function tokenOf(subject: string, lifetime = '1h'): Promise<string> {
  const entry = await rapport.app.get(StaffRegister).person(subject);
  const roles = [...(entry?.roles.keys() ?? [])] as Role[];
  return issueToken(rapport.app.get(Settings), { subject, name: subject, roles, lifetime });
}

const clientIn = ({ data }: Recorded) => (data as { readonly clientId?: string }).clientId;
const events = (said: readonly Said[]) => said.filter(({ event }) => event === 'message');
const ids = (said: readonly Said[]) => events(said).map(({ id }) => id);
/** What processes added since the log was read is left out. */
const idsOfLog = (said: readonly Said[]) =>
  ids(said).filter((id) => id <= (log.at(-1)?.position ?? -1));
const positions = (those: readonly Recorded[]) => those.map(({ position }) => position);

/** Reads until so many events have come. */
async function readSome(token: string, query: string, atLeast: number, headers = {}) {
  const reading = await readStream(`${rapport.url}/events${query}`, token, headers);
  const came = () => Promise.resolve(countIn(reading.text()));
  await eventually(came, (count) => count >= atLeast);
  return { reading, said: saidIn(reading.text()) };
}

const stopped = async ({ reading, said }: { reading: Reading; said: readonly Said[] }) => {
  reading.stop();
  await reading.ended;
  return said;
};

const form = (name: string) => ({
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: name } },
  source: { provenance: 'interview', statedOn: '2026-03-02' },
});

describe('the stream of events', () => {
  it('gives an auditor every event as a CloudEvent, in the order of the log', async () => {
    const said = await stopped(await readSome(await tokenOf('sun.yue'), '', log.length));
    expect(idsOfLog(said)).toEqual(positions(log));
    expect(said[0]?.data).toMatchObject({
      specversion: '1.0',
      id: log[0]?.eventId,
      type: `rapport.${String(log[0]?.type)}.v1`,
      subject: log[0]?.stream,
      sequence: String(log[0]?.position).padStart(16, '0'),
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      data: log[0]?.data,
    });
  });

  it('goes on live from what was there, without a gap or a repeat', async () => {
    const token = await tokenOf('sun.yue');
    const from = log[Math.floor(log.length / 2)]!.position;
    const reading = await readStream(`${rapport.url}/events?from=${from}`, token);
    const rm = await rapport.person('wang.fang');
    for (let index = 0; index < 20; index++) {
      await rm.post('/clients', form(`Live ${String(index)}`)).expect(201);
    }
    await readLog();
    const wanted = positions(log).filter((position) => position > from);
    const came = () => Promise.resolve(idsOfLog(saidIn(reading.text())));
    expect(await eventually(came, (those) => those.length >= wanted.length)).toEqual(wanted);
    reading.stop();
  });

  it('loses and repeats nothing where the line is cut at any byte, five rounds', async () => {
    const token = await tokenOf('sun.yue');
    for (let round = 1; round <= 5; round++) {
      const below = numbersFrom(round);
      const line = await cuttingLine(Number(new URL(rapport.url).port), () => 500 + below(400_000));
      const got: Said[] = [];
      let cuts = 0;
      while (got.length < log.length) {
        const last = got.at(-1);
        const headers = last ? { 'Last-Event-ID': String(last.id) } : {};
        const reading = await readStream(`http://127.0.0.1:${line.port}/events`, token, {
          ...headers,
          'Accept-Encoding': round % 2 === 0 ? 'gzip' : 'identity',
        }).catch(() => undefined);
        if (!reading) continue;
        const whole = eventually(
          () => Promise.resolve(countIn(reading.text())),
          (count) => got.length + count >= log.length,
          60_000,
        );
        await Promise.race([reading.ended, whole]);
        whole.catch(() => undefined);
        got.push(...events(saidIn(reading.text())));
        reading.stop();
        cuts++;
      }
      line.stop();
      expect(idsOfLog(got)).toEqual(positions(log));
      expect(cuts).toBeGreaterThan(1);
    }
  });

  it('gives what is asked for: types, kinds of streams, one client', async () => {
    const token = await tokenOf('li.na');
    const disbursed = log.filter(({ type }) => type === 'LoanDisbursed');
    const query = '?types=LoanDisbursed,LoanGranted';
    const of = log.filter(({ type }) => /^Loan(Disbursed|Granted)$/.test(type));
    expect(disbursed.length).toBeGreaterThan(0);
    expect(idsOfLog(await stopped(await readSome(token, query, of.length)))).toEqual(positions(of));
    const units = log.filter(({ stream }) => stream.startsWith('unit-'));
    const some = await stopped(await readSome(token, '?category=unit', units.length));
    expect(idsOfLog(some)).toEqual(positions(units));
    const client = clientIn(disbursed[0]!)!;
    const theirs = log.filter((event) => clientIn(event) === client);
    const one = await stopped(await readSome(token, `?client=${client}`, theirs.length));
    expect(idsOfLog(one)).toEqual(positions(theirs));
  });

  it('shows a credit approver no more than their questions would', async () => {
    const rm = await rapport.person('wang.fang');
    const address = 'cfo@wind.example';
    const mine = (client: ClientScope) => client.managerId === 'wang.fang' && !client.restrictedTo;
    const { clientId } = [...scopes.values()].find(mine)!;
    const added = { channel: 'email', address, office: 'CFO' };
    const { body } = await rm.post(`/clients/${clientId}/reach/addresses`, added).expect(201);
    await readLog();
    await readScopes();
    const token = await tokenOf('zhao.min');
    const loans = log.filter(({ type }) => type === 'LoanDisbursed');
    const all = await readSome(token, '', loans.length);
    const text = await eventually(
      () => Promise.resolve(all.reading.text()),
      (read) => saidIn(read).some(({ id }) => id === body.position),
    );
    await stopped(all);
    const got = events(saidIn(text)).map(({ data }) => data as { type: string; data: object });
    const types = new Set(got.map(({ type }) => type.split('.')[1]));
    expect([...types]).toEqual(expect.arrayContaining(['LoanDisbursed', 'ApplicationSubmitted']));
    // Who read what, what was refused, leads, outlets and erasures: for others.
    const closed = /^(Readings|Attempt|Lead(Assigned|Placed)|Outlet|Webhook|LegalHold|Purpose)/;
    expect(log.some(({ type }) => closed.test(type))).toBe(true);
    expect([...types].filter((type) => closed.test(type ?? ''))).toEqual([]);
    // Behind a wall, and of persons.
    const walled = [...scopes.values()].filter(({ restrictedTo }) => restrictedTo !== undefined);
    expect(walled.length).toBeGreaterThan(0);
    const ofWalled = walled.map(({ clientId }) => clientId);
    expect(got.filter((each) => ofWalled.includes(clientIn(each as Recorded) ?? ''))).toEqual([]);
    const addresses = got.filter(({ type }) => type === 'rapport.AddressAdded.v1');
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.map(({ data }) => data)).toEqual(
      addresses.map(() => expect.objectContaining({ address: '***' })),
    );
    expect(text).not.toContain(address);
  });

  it.each<[string, (client: ClientScope | undefined) => boolean, RegExp]>([
    [
      'li.na',
      (client) => client?.restrictedTo === undefined,
      /^(AttemptRefused|LocalTokenIssued|TokensRevoked|StaffFile)/,
    ],
    ['chen.wei', (client) => client?.managerId === 'chen.wei' && !client.restrictedTo, /^Attempt/],
    [
      'gao.lei',
      (client) =>
        client?.restrictedTo?.includes('gao.lei') ??
        (client !== undefined &&
          (client.units.includes('un_demo.xian') || client.teamIds.includes('tm_demo.qingfeng'))),
      /^(Attempt|CreditReport|Market|Monitoring|Qualities|Observation|Statement|RiskScore|WarningAss)/,
    ],
  ])('shows %s what they may see and nothing else', async (person, sees, kept) => {
    await readScopes();
    const visible = log.filter(
      (event) => sees(scopes.get(clientIn(event) ?? '')) && !kept.test(event.type),
    );
    const expected =
      person === 'chen.wei' || person === 'gao.lei' ? visible.filter(clientIn) : visible;
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.length).toBeLessThan(log.length);
    const token = await tokenOf(person);
    const said = await stopped(await readSome(token, '', expected.length));
    expect(idsOfLog(said)).toEqual(positions(expected));
  });

  it('pushes a warning to the manager of its client, whose answer comes back', async () => {
    const mine = (client: ClientScope) => client.managerId === 'chen.wei' && !client.restrictedTo;
    const { clientId } = [...scopes.values()].find(mine)!;
    const query = '/events?category=warnings&from=now';
    const manager = await readStream(`${rapport.url}${query}`, await tokenOf('chen.wei'));
    const colleague = await readStream(`${rapport.url}${query}`, await tokenOf('liu.yang'));
    const risk = await rapport.person('li.na');
    const warned = await readStream(`${rapport.url}${query}`, await tokenOf('li.na'));
    const said = {
      level: 'orange',
      title: { en: 'The founder is ill', zh: '创始人患病' },
      finding: 'He has not been at the works for a month.',
      playbook: 'reviewDebtor',
    };
    await risk.post(`/warnings/${clientId}`, said).expect(201);
    const first = await eventually(
      () => Promise.resolve(events(saidIn(manager.text()))),
      (those) => those.length > 0,
    );
    const raised = first[0]!.data as { readonly type: string; readonly data: { rule: string } };
    expect(raised.type).toBe('rapport.WarningRaisedByHand.v1');
    const { rule } = raised.data;
    const chen = await rapport.person('chen.wei');
    await chen.post(`/warnings/${clientId}/${rule}/acknowledgement`, {}).expect(201);
    await eventually(
      () => Promise.resolve(warned.text()),
      (text) => text.includes('rapport.WarningAcknowledged.v1'),
    );
    expect(countIn(colleague.text())).toBe(0);
    for (const reading of [manager, colleague, warned]) reading.stop();
    await (
      await rapport.person('chen.wei')
    )
      .get('/events/pages?types=WarningRaisedByHand')
      .expect(200);
    await readLog();
  });

  it('outlives the time that a request may take', async () => {
    const reading = await readStream(`${rapport.url}/events?from=now`, await tokenOf('li.na'));
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    await (await rapport.person('wang.fang')).post('/clients', form('Late')).expect(201);
    const came = () => Promise.resolve(countIn(reading.text()));
    await eventually(came, (count) => count > 0);
    reading.stop();
    await readLog();
  });

  it('hides a client from the moment it is restricted', async () => {
    const { reading } = await readSome(await tokenOf('li.na'), '?from=now', 0);
    const restriction = { personIds: ['he.jing'], reason: 'Listing.' };
    const path = '/clients/cl_demo.railworks/restrictions';
    const gao = await rapport.person('gao.lei');
    await gao.post(path, restriction).expect(201);
    await (await rapport.person('he.jing')).post(`${path}/confirmation`, {}).expect(201);
    const rm = await rapport.person('wang.fang');
    await rm.post('/clients', form('After the wall')).expect(201);
    const came = () => Promise.resolve(events(saidIn(reading.text())));
    const said = await eventually(came, (those) =>
      those.some(({ data }) => (data as { type: string }).type.includes('ClientRegistered')),
    );
    const types = said.map(({ data }) => (data as { readonly type: string }).type);
    expect(types).toContain('rapport.RestrictionProposed.v1');
    expect(types).not.toContain('rapport.ClientRestricted.v1');
    reading.stop();
    await readLog();
  });

  it('ends with its token, and says where to go on', async () => {
    const reading = await readStream(`${rapport.url}/events`, await tokenOf('sun.yue', '2s'));
    await reading.ended;
    const said = saidIn(reading.text());
    const [end, last] = [said.at(-1)!, events(said).at(-1)!];
    expect(end).toMatchObject({ event: 'end', data: { reason: 'tokenExpired', position: end.id } });
    expect(end.id).toBeGreaterThanOrEqual(last.id);
    await (await rapport.person('wang.fang')).post('/clients', form('Later')).expect(201);
    await readLog();
    const wanted = positions(log).filter((each) => each > end.id);
    const again = await readSome(await tokenOf('sun.yue'), '', wanted.length, {
      'Last-Event-ID': String(end.id),
    });
    expect(ids(await stopped(again))).toEqual(wanted);
  });

  it.each<[string, number, string]>([
    ['?types=NoSuchThing', 400, 'types'],
    ['?category=nothing', 400, 'category'],
    ['?from=yesterday', 400, 'from'],
    ['?from=999999999999999', 422, 'from'],
  ])('refuses %s', async (query, status, field) => {
    const { body } = await (await rapport.person('sun.yue')).get(`/events${query}`).expect(status);
    expect(JSON.stringify(body)).toContain(`"${field}"`);
  });

  it('refuses whoever may not see business, and a position that is none', async () => {
    await (await rapport.person('operations')).get('/events').expect(403);
    await (await rapport.person('operations')).get('/events/pages').expect(403);
    const bad = await readStream(`${rapport.url}/events`, await tokenOf('sun.yue'), {
      'Last-Event-ID': 'x',
    });
    expect(bad.status).toBe(400);
    bad.stop();
  });
});

describe('pages of events', () => {
  const page = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const authorization = `Bearer ${await tokenOf('sun.yue')}`;
    const response = await fetch(`${rapport.url}${path}`, {
      headers: { Authorization: authorization, ...headers },
    });
    const text = await response.text();
    const lines = text.split('\n').filter((line) => line !== '');
    const sequences = lines.map((line) =>
      Number((JSON.parse(line) as { sequence: string }).sequence),
    );
    return { response, text, sequences };
  };

  it('follow each other by their links, and come to rest at the end', async () => {
    await readLog();
    const before = log.length;
    const got: number[] = [];
    let path = '/events/pages?limit=97';
    for (;;) {
      const { response, sequences } = await page(path);
      if (sequences.length === 0) break;
      got.push(...sequences);
      path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')![1]!;
    }
    // Processes may still have something to record.
    await readLog();
    expect(got.length).toBeGreaterThanOrEqual(before);
    expect(got).toEqual(positions(log).slice(0, got.length));
  });

  it('stay what they are: the same tag, and 304 for whoever has it', async () => {
    const one = await page('/events/pages?limit=50');
    const two = await page('/events/pages?limit=50');
    const etag = one.response.headers.get('etag') ?? '';
    expect(two.response.headers.get('etag')).toBe(etag);
    expect(two.text).toBe(one.text);
    const { response } = await page('/events/pages?limit=50', { 'If-None-Match': etag });
    expect(response.status).toBe(304);
  });
});
