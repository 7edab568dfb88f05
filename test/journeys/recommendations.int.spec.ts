import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** What a client should be offered, by which rule, and what came of it. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const clientId = 'cl_globe';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  await bank.client(clientId, 'wang', { flags: ['multinational'] });
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const stands = (path: string, seen: (body: Shown) => boolean) =>
  eventually(async () => (await bank.wang.get(path)).body, seen, 60_000);
const rules = ({ items }: Shown) => items?.map(({ rule }: Shown) => rule).sort();

describe('a recommendation', () => {
  const settled = `/clients/${clientId}/recommendations/RC-3/outcome`;

  it('follows from the figures of the client and from its need, by rules that are told', async () => {
    const { rules: told } = await bank.shown(bank.wang, '/recommendation-rules?on=2026-01-12');
    expect(told.find(({ id }: Shown) => id === 'RC-5')).toMatchObject({
      offer: { kind: 'line', code: 'leasing' },
      forNeed: 'fixedAsset',
    });
    await bank.sent(bank.wang, '/needs', {
      ...{ clientId, formId: 'NF-2', heldOn: '2026-01-12' },
      answers: ['core', 'purpose', 'repayment'].map((question) => ({ question, text: '设备' })),
      need: {
        ...{ purpose: 'fixedAsset', termMonths: 36, riskTolerance: 'balanced' },
        amount: { minor: 500_000_000, currency: 'CNY' },
      },
    });
    const list = `/recommendations?clientId=${clientId}&state=open`;
    const found = await stands(list, (body) => rules(body)?.length === 2);
    expect(rules(found)).toEqual(['RC-3', 'RC-5']);
    expect(found.items.find(({ rule }: Shown) => rule === 'RC-3')).toMatchObject({
      ...{ managerId: 'wang', until: '2026-04-12', because: { flags: ['multinational'] } },
    });
  });

  it('is taken or declined by the manager with a reason, and settled by the client', async () => {
    const declined = { code: 'known', reason: '已在他行办理融资租赁' };
    await bank.sent(bank.wang, `/clients/${clientId}/recommendations/RC-5/decline`, declined);
    const won = { outcome: 'won', note: '已开立外汇账户' };
    const early = await bank.refused(bank.wang, settled, won, 409);
    expect(early.code).toBe('RecommendationNotTaken');
    await bank.sent(bank.wang, `/clients/${clientId}/recommendations/RC-3/acceptance`, {
      reason: '海外收款量大',
    });
    const { items } = await stands(
      '/tasks?ownerId=me&source=recommendation',
      (body) => body.items?.length === 1,
    );
    expect(items[0]).toMatchObject({ clientId, sourceId: 'RC-3', dueOn: '2026-01-26' });
    const { position } = await bank.sent(bank.wang, settled, won);
    const results = await bank.shown(bank.head, '/recommendations/results', position);
    expect(results).toEqual([
      expect.objectContaining({ rule: 'RC-3', acceptanceRate: '1', successRate: '1' }),
      expect.objectContaining({ rule: 'RC-5', acceptanceRate: '0', successRate: null }),
    ]);
  });
});
