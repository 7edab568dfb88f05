import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const clientId = 'cl_qinling';
const source = { provenance: 'interview', statedOn: '2026-01-10' };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  await bank.client(clientId, 'wang', { industry: { scheme: 'GBT4754', code: 'D' } });
  await bank.client('cl_weihe');
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const at = (path: string) => `/clients/${clientId}${path}`;

describe('the file of a client', () => {
  it('holds what is known, each fact with its source and day', async () => {
    const plans = { section: 'plans', text: '三年内建成储能基地', source };
    await bank.sent(bank.wang, at('/profile-sections'), plans);
    const state = { section: 'operatingState', text: '产能利用率九成', source };
    await bank.sent(bank.wang, at('/profile-sections'), state);
    const partner = { provenance: 'partner', statedOn: '2026-01-11' };
    const { position } = await bank.sent(bank.wang, at('/facts'), {
      facts: { employees: 260 },
      source: partner,
    });
    const file = await bank.shown(bank.wang, at(''), position);
    expect(file.profile).toMatchObject({ plans: plans.text, operatingState: state.text });
    expect(file.sources).toContainEqual(
      expect.objectContaining({
        provenance: 'partner',
        statedOn: '2026-01-11',
        facts: ['employees'],
      }),
    );
    expect(file.relationshipSince).toBe('2026-01-12');
  });
});

describe('the portrait of a client', () => {
  it('tells how it likes to be served, and what the bank thinks of it', async () => {
    const preferences = { channel: 'visit', time: 'morning', riskAppetite: 'balanced' };
    await bank.sent(bank.wang, at('/preferences'), { preferences, source });
    await bank.sent(bank.wang, at('/preferences'), { preferences: { time: 'evening' }, source });
    const judged = { trait: 'trust', level: 'high', evidence: '主动披露经营数据', source };
    const { position } = await bank.sent(bank.wang, at('/traits'), judged);
    const shown = await bank.shown(bank.wang, at('/portrait'), position);
    expect(shown).toMatchObject({
      preferences: { channel: 'visit', time: 'evening', riskAppetite: 'balanced' },
      traits: [{ trait: 'trust', level: 'high', by: 'wang', on: '2026-01-12', source }],
    });
    const { items } = await bank.shown(bank.wang, '/portraits?high=trust', position);
    expect(items).toMatchObject([{ clientId }]);
    expect((await bank.shown(bank.service, at('/portrait'), position)).traits).toBeUndefined();
    await bank.chen.get(at('/portrait')).expect(404);
  });

  it('tells what else of the bank it uses, and what that brings', async () => {
    const payroll = { line: 'payroll', isUsed: true, source };
    const contribution = { minor: 12_000_000, currency: 'CNY' };
    const bare = await bank.refused(bank.wang, at('/business-lines'), { ...payroll, contribution });
    expect(bare.code).toBe('ContributionWithoutYear');
    const whole = { ...payroll, year: 2025, contribution };
    const { position } = await bank.sent(bank.wang, at('/business-lines'), whole);
    const { items } = await bank.shown(bank.wang, '/portraits?uses=payroll', position);
    expect(items).toMatchObject([
      { clientId, lines: [{ line: 'payroll', years: [{ year: 2025, contribution }] }] },
    ]);
    const totals = await bank.shown(bank.risk, '/portraits/business-lines', position);
    const years = [{ year: 2025, contribution, clients: 1 }];
    expect(totals).toEqual([{ line: 'payroll', clients: 1, years }]);
    const overall = await bank.shown(bank.wang, at('/contribution'), position);
    expect(overall).toEqual({
      ...{ clientId, lending: { minor: 0, currency: 'CNY' } },
      lines: [{ line: 'payroll', year: 2025, contribution }],
      total: [contribution],
    });
    await bank.chen.get(at('/contribution')).expect(404);
  });
});

describe('the quality of a file', () => {
  it('says what is missing, and the poorest files are first on the work list', async () => {
    const lacking = await bank.shown(bank.wang, at('/data-quality'));
    expect(lacking).toMatchObject({ day: '2026-01-12', outdated: [] });
    expect(lacking.missing).toContain('ownership');
    const { items } = await bank.shown(bank.wang, '/data-gaps?managerId=wang');
    expect(items.map((row: { clientId: string }) => row.clientId)).toEqual(['cl_weihe', clientId]);
    const fuller = { facts: { size: 'medium' }, source };
    const { position } = await bank.sent(bank.wang, at('/facts'), fuller);
    const { score } = await bank.shown(bank.wang, at('/data-quality'), position);
    expect(score).toBe(Number(lacking.score) + 10);
  });
});
