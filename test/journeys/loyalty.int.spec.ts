import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** Points are exact, whoever sends what at once; a client that is about to leave is noticed. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  for (const id of ['cl_wind', 'cl_rail']) await bank.client(id);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const path = '/clients/cl_wind/loyalty';
const numbers = Array.from({ length: 100 }, (_, index) => index + 1);

const proposed = (clientId: string, entryId: string, occasion = 'event') =>
  bank.sent(bank.wang, `/clients/${clientId}/loyalty/proposals`, {
    ...{ entryId, occasion, reason: '参加我行研讨会' },
  });

/** Points that Wang proposed and the head confirmed; gives the position. */
const vouched = async (clientId: string, entryId: string) => {
  await proposed(clientId, entryId);
  const confirm = `/clients/${clientId}/loyalty/proposals/${entryId}/confirmation`;
  return (await bank.sent(bank.head, confirm, {})).position;
};

describe('points', () => {
  it('by hand are those of two persons, and none that the system sees itself', async () => {
    const rail = '/clients/cl_rail/loyalty';
    const { position } = await proposed('cl_rail', 'p1', 'referral');
    const { items } = await bank.shown(bank.head, '/club/proposals', position);
    expect(items).toMatchObject([
      { clientId: 'cl_rail', balance: 0, proposals: [{ entryId: 'p1', proposedBy: 'wang' }] },
    ]);
    const confirm = `${rail}/proposals/p1/confirmation`;
    expect((await bank.wang.post(confirm, {})).status).toBe(403);
    const refusal = await bank.sent(bank.head, `${rail}/proposals/p1/refusal`, {
      reason: '早已是我行客户',
    });
    expect(await bank.shown(bank.wang, rail, refusal.position)).toMatchObject({
      ...{ balance: 0, proposals: [] },
    });
    expect((await bank.refused(bank.head, confirm, {}, 409)).code).toBe('NoSuchProposal');
    const drawdown = { entryId: 'p2', occasion: 'drawdown', reason: '放款' };
    const refused = await bank.refused(bank.wang, `${rail}/proposals`, drawdown);
    expect(refused).toMatchObject({ code: 'OccasionOfSystem', details: { field: 'occasion' } });
  });

  it('are refused where there are none', async () => {
    const nothing = { entryId: 'r0', reward: 'lecture' };
    const refused = await bank.refused(bank.wang, `${path}/redemptions`, nothing, 409);
    expect(refused).toMatchObject({ code: 'NotEnoughPoints', labels: { zh: '客户积分不足' } });
  });

  it('are exact after 200 commands at once', async () => {
    await bank.shown(bank.wang, path, await vouched('cl_wind', 'e0'));
    for (const number of numbers) await proposed('cl_wind', `e${number}`);
    const answers = await Promise.all(
      numbers.flatMap((number) => [
        bank.head.post(`${path}/proposals/e${number}/confirmation`, {}),
        bank.wang.post(`${path}/redemptions`, { entryId: `r${number}`, reward: 'lecture' }),
      ]),
    );
    // What lost the race too often, or came while there was nothing, is sent again.
    const again = async (voice: Voice, route: string, body: object) => {
      for (let tries = 0; tries < 100; tries++) {
        const { status, body: answer } = await voice.post(`${path}/${route}`, body);
        if (status === 201 || answer.code === 'NoSuchProposal') return;
        expect([409, 412, 429, 503, 504]).toContain(status);
      }
      throw new Error(`${route} was refused a hundred times`);
    };
    for (const [index, { status }] of answers.entries()) {
      if (status === 201 || index % 2 === 1) continue;
      await again(bank.head, `proposals/e${index / 2 + 1}/confirmation`, {});
    }
    for (const [index, { status }] of answers.entries()) {
      if (status === 201 || index % 2 === 0) continue;
      const entryId = `r${(index + 1) / 2}`;
      await again(bank.wang, 'redemptions', { entryId, reward: 'lecture' });
    }
    const last = await vouched('cl_wind', 'last');
    const row = await bank.shown(bank.wang, path, last);
    expect(row).toMatchObject({
      earned: 10_200,
      earnedByHand: 10_200,
      redeemed: 10_000,
      balance: 200,
      tier: 'diamond',
    });
  });

  it('are redeemed for a discount that the next price knows', async () => {
    await vouched('cl_wind', 'more');
    for (const number of numbers.slice(0, 20)) await vouched('cl_wind', `gold${number}`);
    const gift = { entryId: 'gift', reward: 'rateDiscount' };
    await bank.sent(bank.wang, `${path}/redemptions`, gift);
    // Nothing is known of a client’s standing before its first discount.
    const standing = async () => (await bank.risk.get('/clients/cl_wind/credit-standing')).body;
    const { discounts } = await eventually(standing, (row) => row.discounts?.length === 1);
    expect(discounts).toEqual([
      { reference: 'loyalty_gift', takes: '0.0005', until: '2027-03-02' },
    ]);
  });

  it('are counted by tier, and seen by whoever sees the client', async () => {
    const totals = await bank.shown(bank.head, '/club/totals');
    expect(totals).toEqual([
      {
        group: { tier: 'diamond' },
        count: 1,
        sums: { balance: 300, earned: 12_300, earnedByHand: 12_300, redeemed: 12_000 },
      },
    ]);
    const club = await bank.shown(bank.wang, '/club?tier=diamond');
    expect(club.items).toMatchObject([{ clientId: 'cl_wind' }]);
    await bank.chen.get(path).expect(404);
  });

  it('expire at the end of their last day', async () => {
    const position = await vouched('cl_rail', 'old');
    const rail = '/clients/cl_rail/loyalty';
    expect(await bank.shown(bank.wang, rail, position)).toMatchObject({
      balance: 100,
      nextExpiryOn: '2028-03-02',
    });
    await bank.close('2028-03-02');
    const seen = async () => bank.shown(bank.wang, rail);
    expect(await eventually(seen, ({ balance }) => balance === 0)).toMatchObject({ expired: 100 });
  });
});

describe('a client that is about to leave', () => {
  it('is offered something by its reason, with an outcome that is counted', async () => {
    const offer = {
      winBackId: 'wb_1',
      clientId: 'cl_rail',
      reason: 'rate',
      signal: '向他行询价',
      measure: 'lowerRate',
      offer: '利率下调 0.1 个百分点',
      validUntil: '2028-03-31',
    };
    await bank.sent(bank.wang, '/win-backs', offer);
    const lost = { winBackId: 'wb_2', reason: 'competitor', measure: 'addedService' };
    await bank.sent(bank.wang, '/win-backs', { ...offer, ...lost });
    await bank.sent(bank.wang, '/win-backs/wb_1/success', { result: '客户接受' });
    const loss = { result: '已转贷', competitor: '某银行' };
    const { position } = await bank.sent(bank.wang, '/win-backs/wb_2/loss', loss);
    const totals = await bank.shown(bank.head, '/win-backs/totals', position);
    expect(totals.map(({ group }: { group: object }) => group)).toEqual(
      expect.arrayContaining([
        { reason: 'rate', measure: 'lowerRate', state: 'won' },
        { reason: 'competitor', measure: 'addedService', state: 'lost' },
      ]),
    );
    const { items } = await bank.shown(bank.wang, '/win-backs?state=lost');
    expect(items).toMatchObject([{ competitor: '某银行', endedOn: '2028-03-02' }]);
    const twice = await bank.refused(bank.wang, '/win-backs/wb_1/loss', loss, 409);
    expect(twice.code).toBe('WinBackEnded');
  });
});
