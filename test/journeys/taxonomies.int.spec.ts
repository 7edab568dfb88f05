import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** Where clients stand in seven taxonomies, each by itself, and how they move. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  await bank.client('cl_bakery', 'wang', {
    size: 'small',
    industry: { scheme: 'GBT4754', code: 'C' },
    region: { scheme: 'CN', code: '61' },
  });
  await bank.client('cl_port', 'wang', { size: 'large', flags: ['stateBacked'] });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const stands = (path: string, seen: (body: Shown) => boolean, voice: Voice = bank.wang) =>
  eventually(async () => (await voice.get(path)).body, seen, 60_000);
const placeIn = (body: Shown, taxonomy: string): Shown =>
  body.places?.find((each: Shown) => each.taxonomy === taxonomy);
const placed = (taxonomy: string, value: string) => (body: Shown) =>
  placeIn(body, taxonomy)?.value === value;
const bakery = '/clients/cl_bakery/taxonomies';

/** The figures of a company that owes little and earns well. */
const sound = {
  ...{ periodEnd: '2025-12-31', months: 12, basis: 'consolidated', knownOn: '2026-03-31' },
  ...{ currency: 'CNY', audit: 'unqualified' },
  figures: { totalLiabilities: 20, totalAssets: 100, netIncome: 15 },
  source: { provenance: 'interview', statedOn: '2026-03-31' },
};

describe('the taxonomies of a client', () => {
  it('have rules as data, with the strategies of the sources in both languages', async () => {
    const shown = await bank.shown(bank.wang, '/taxonomy-rules?on=2026-03-02');
    expect(shown.taxonomies).toHaveLength(7);
    expect(shown.marketingGroups).toContainEqual(
      expect.objectContaining({ value: 'potential', zh: '潜力客户' }),
    );
    expect(shown.rules.map((rule: Shown) => rule.id)).toContain('ST-K2');
    expect(shown.methods.map(({ method, zh, taxonomies }: Shown) => [method, zh, taxonomies[0]]))
      // By whom they are, by what they do, by how they stand.
      .toEqual([
        ['demographic', '人口统计学细分', 'demographicGroup'],
        ['behavioural', '行为特征细分', 'relationshipType'],
        ['creditGrade', '信用等级细分', 'creditGrade'],
      ]);
  });

  it('are judged as soon as something becomes known, each with its figures', async () => {
    const places = await stands(bakery, placed('serviceTier', 'ordinary'));
    expect(placeIn(places, 'marketingGroup')).toMatchObject({
      value: 'massMarket',
      rule: 'MG-M1',
      because: { daysPastDue: 0 },
    });
    for (const [fiscalYear, minor] of [
      [2024, 100_000_000],
      [2025, 130_000_000],
    ] as const) {
      await bank.sent(bank.wang, '/clients/cl_bakery/annual-revenues', {
        fiscalYear,
        revenue: { minor, currency: 'CNY' },
        source: { provenance: 'interview', statedOn: '2026-01-12' },
      });
    }
    const grown = await stands(bakery, placed('marketingGroup', 'potential'));
    expect(placeIn(grown, 'marketingGroup')).toMatchObject({
      rule: 'MG-T1',
      because: { revenueGrowth: '0.3000' },
    });
  });

  it('follow the behaviour of accounts', async () => {
    rapport.clock.day = '2026-05-04';
    for (const [month, closing] of [
      ['2026-01', 50_000_000],
      ['2026-04', 20_000_000],
    ] as const) {
      await bank.sent(bank.service, '/accounts/ac_bakery/behaviour', {
        clientId: 'cl_bakery',
        upTo: `${month}-28`,
        currency: 'CNY',
        figures: { closing, credits: 12, debits: 30 },
      });
    }
    const leaving = await stands(bakery, placed('serviceTier', 'aboutToLeave'));
    expect(placeIn(leaving, 'serviceTier')).toMatchObject({
      rule: 'ST-L3',
      because: { balanceChange: '-0.6000' },
    });
    expect(leaving.figures.transactions).toBe(42);
    expect(leaving.moves.at(-1)).toEqual({
      taxonomy: 'serviceTier',
      from: 'ordinary',
      to: 'aboutToLeave',
      on: expect.any(String),
    });
  });

  it('follow what the owner has stated with consent, until it is taken back', async () => {
    const source = { provenance: 'interview', statedOn: '2026-05-04' };
    const person = { clientId: 'cl_bakery', fullName: '李建国', source };
    const { id: partyId } = await bank.sent(bank.wang, '/parties/persons', person);
    const path = `${bakery}/owner`;
    const { labels } = await bank.refused(bank.wang, path, { partyId: 'pt_nobody' });
    expect(labels.zh).toMatch('自然人');
    await bank.sent(bank.wang, path, { partyId });
    await bank.sent(bank.wang, `/parties/${partyId}/demographics`, {
      demographics: { birthYear: 1980, occupation: 'entrepreneur' },
      consent: { purpose: 'service', givenOn: '2026-05-04', evidence: 'XA-17' },
      source,
    });
    const grouped = await stands(bakery, placed('demographicGroup', 'entrepreneur'));
    expect(placeIn(grouped, 'demographicGroup').because).toEqual({});
    const reason = '本人书面要求';
    await bank.sent(bank.wang, `/parties/${partyId}/demographics-withdrawals`, { reason });
    await stands(bakery, (body) => placeIn(body, 'demographicGroup') === undefined);
  });

  it('follow the credit score, once a client is rated', async () => {
    await bank.sent(bank.wang, '/clients/cl_port/statements', sound);
    const day = '2026-05-06';
    await bank.close(day);
    const rated = await stands('/ratings/cl_port', ({ grade }) => grade !== undefined);
    const path = '/clients/cl_port/taxonomies';
    const prime = await stands(path, placed('creditGrade', 'prime'));
    expect(placeIn(prime, 'creditGrade')).toMatchObject({
      rule: 'CG-P1',
      because: { rating: rated.grade },
    });
    const lower = { grade: 'BBB', expiresOn: '2026-12-31', reason: '主要客户流失' };
    await bank.sent(bank.risk, '/ratings/cl_port/override', lower);
    const good = await stands(path, placed('creditGrade', 'good'));
    expect(placeIn(good, 'creditGrade')).toMatchObject({
      rule: 'CG-G1',
      because: { rating: 'BBB' },
    });
  });

  it('follow the record of repayment, and other indicators of credit', async () => {
    const finding = '法人被限制高消费';
    const told = { level: 'yellow', title: { en: 'Court order', zh: '司法限制' }, finding };
    await bank.sent(bank.risk, '/warnings/cl_bakery', { ...told, playbook: 'reviewDebtor' });
    const warned = await stands(bakery, placed('creditGrade', 'watch'));
    expect(placeIn(warned, 'creditGrade')).toMatchObject({
      rule: 'CG-W3',
      because: { creditWarning: 'yellow' },
    });
    const desk = await LendingDesk.of(rapport);
    const clientId = await desk.client({ zh: '西安浐河纺织有限公司' });
    await desk.running(clientId);
    await bank.close('2026-06-30');
    const late = await stands(
      `/clients/${clientId}/taxonomies`,
      ({ figures }) => figures?.longOverdueIn24Months === true,
      bank.risk,
    );
    expect(late.figures.daysPastDue).toBeGreaterThan(7);
    await stands(`/clients/${clientId}/taxonomies`, placed('creditGrade', 'watch'), bank.risk);
  });

  it('have the mode beside them, and the mode that would suit', async () => {
    const mode = { mode: 'passive', reason: '客户要求。' };
    await bank.sent(bank.head, '/clients/cl_bakery/crm-mode', mode);
    await stands(bakery, placed('crmMode', 'passive'));
    await stands(bakery, placed('lifecycle', 'new'));
  });
});

describe('the places of all clients', () => {
  it('are counted, also by industry, region and size, and listed', async () => {
    const list = '/taxonomies/serviceTier/clients?value=aboutToLeave';
    const { items } = await stands(list, (body) => body.items?.length === 1);
    expect(items).toMatchObject([{ clientId: 'cl_bakery' }]);
    const totals = await bank.shown(bank.risk, '/taxonomies/marketingGroup');
    expect(totals).toContainEqual(expect.objectContaining({ value: 'potential', clients: 1 }));
    const bySize = await bank.shown(bank.risk, '/taxonomies/marketingGroup?by=size');
    expect(bySize).toContainEqual(
      expect.objectContaining({ value: 'potential', of: 'small', clients: 1 }),
    );
    const none = await bank.shown(bank.wang, `${list}&region=11`);
    expect(none.items).toEqual([]);
  });

  it('are compared between two days', async () => {
    const days = 'from=2026-02-01&to=2026-05-31';
    const cells = await bank.shown(bank.risk, `/taxonomies/serviceTier/migration?${days}`);
    expect(cells).toContainEqual({ from: 'ordinary', to: 'aboutToLeave', clients: 1 });
    expect(cells).toContainEqual({ from: 'ordinary', to: 'ordinary', clients: 1 });
  });
});
