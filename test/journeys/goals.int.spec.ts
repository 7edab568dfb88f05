import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** A head sees how far the bank is with its goals, beside what was known before. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
  bank = await openBank(rapport);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const measured = (page: Shown, measure: string) =>
  page.goals
    .flatMap(({ measures }: Shown) => measures)
    .find((each: Shown) => each.measure === measure);

async function ended(winBackId: string, how: 'success' | 'loss'): Promise<number> {
  await bank.sent(bank.wang, '/win-backs', {
    ...{ winBackId, clientId: 'cl_wind', reason: 'rate', signal: '向他行询价' },
    ...{ measure: 'lowerRate', offer: '下调 0.1 个百分点', validUntil: '2028-03-31' },
  });
  const { position } = await bank.sent(bank.wang, `/win-backs/${winBackId}/${how}`, {
    result: '已答复',
  });
  return position;
}

async function asked(): Promise<number> {
  const question = {
    ...{ questionId: 'recommend', measure: 'recommend', required: true },
    text: { en: 'Would you recommend us?', zh: '您会推荐我行吗？' },
  };
  const title = { en: 'How do we do?', zh: '服务满意度' };
  const form = await bank.sent(bank.head, '/survey-forms', {
    ...{ formId: 'fm_1', title, questions: [question] },
  });
  await bank.shown(bank.head, '/survey-forms', form.position);
  const survey = await bank.sent(bank.head, '/surveys', {
    ...{ surveyId: 'sv_1', title, purpose: 'regular', formId: 'fm_1' },
    ...{ from: '2026-03-02', until: '2026-03-31', channels: ['phone'] },
    ...{ anonymous: false, repeats: false },
  });
  await bank.shown(bank.head, '/surveys/sv_1', survey.position);
  const peer = { peer: '某银行', netPromoterScore: 40, source: '行业调查' };
  await bank.sent(bank.head, '/surveys/sv_1/peers', peer);
  const { position } = await bank.sent(bank.wang, '/surveys/sv_1/answers', {
    ...{ answerId: 'an_1', clientId: 'cl_wind', group: 'all', channel: 'phone' },
    answers: [{ questionId: 'recommend', value: 9 }],
  });
  return position;
}

describe('the goals of the bank', () => {
  let before: number;

  it('stand beside what was known before', async () => {
    await bank.client('cl_wind');
    before = await ended('wb_1', 'loss');
    await bank.shown(bank.head, '/win-backs/totals', before);
    await bank.client('cl_rail');
    const won = await ended('wb_2', 'success');
    await bank.shown(bank.head, '/win-backs/totals', won);
    const answered = await asked();
    for (const path of ['/surveys/sv_1', '/clients/totals?dimension=role']) {
      await bank.shown(bank.head, path, answered);
    }
    const page = await bank.shown(bank.head, `/goals?before=${before}`);
    expect(page.goals.map(({ goal }: Shown) => goal)).toEqual([
      ...['satisfaction', 'loyalty', 'efficiency', 'market', 'risk'],
    ]);
    expect(page.goals[0].label).toEqual({ en: 'Satisfied clients', zh: '客户满意度' });
    expect(measured(page, 'wonBackShare')).toMatchObject({ value: '0.5000', before: '0.0000' });
    expect(measured(page, 'clients')).toMatchObject({ value: '2', before: '1' });
    expect(measured(page, 'netPromoterScore')).toMatchObject({ value: '100.00' });
    expect(measured(page, 'netPromoterScore')).not.toHaveProperty('before');
    expect(measured(page, 'aheadOfPeers')).toMatchObject({ value: '60.00' });
    expect(page.benefits.map(({ benefit, label }: Shown) => [benefit, label.zh])).toEqual([
      ['growth', '业务增长'],
      ['allocation', '优化资源配置'],
      ['competitiveness', '提升竞争力'],
      ['riskAhead', '风险管理前置'],
      ['brand', '提升品牌形象'],
    ]);
  });

  it('tell the share of the market once a source tells its size', async () => {
    const desk = await LendingDesk.of(rapport);
    await desk.running(await desk.client({ zh: '西安灞河物流有限公司' }));
    // What is outstanding is counted at the end of a day.
    await desk.close(rapport.clock.today());
    const note = {
      ...{ tag: 'size', text: '辖内企业贷款余额', source: '人民银行' },
      ...{ statedOn: '2026-03-01', outstanding: { minor: 1_200_000_000, currency: 'CNY' } },
    };
    const wrong = { ...note, tag: 'digital' };
    const refused = await bank.refused(bank.head, '/market-notes', wrong);
    expect(refused.details.field).toBe('outstanding');
    await bank.sent(bank.head, '/market-notes', note);
    const page = await eventually(
      // The loans are another unit's: a head sees those of their own only.
      async () => (await bank.risk.get('/goals')).body,
      (body: Shown) => measured(body, 'marketShare')?.value !== undefined,
      60_000,
    );
    expect(measured(page, 'marketShare').value).toBe('0.010000');
    const [growth] = page.benefits;
    expect(growth.measures).toContainEqual(
      expect.objectContaining({ measure: 'outstanding', value: '120000.00' }),
    );
  });

  it('are looked at by heads and risk officers, for the past too', async () => {
    expect((await bank.wang.get('/goals')).status).toBe(403);
    expect((await bank.head.get('/goals?before=soon')).status).toBe(400);
    const past = await bank.shown(bank.risk, `/goals?knownAt=${before}`);
    // A year before the day that is looked at, not before today: it may be later than that.
    rapport.clock.day = '2028-03-02';
    expect((await bank.shown(bank.risk, '/goals?knownAt=2026-03-31')).before).toBe('2025-03-31');
    expect((await bank.shown(bank.risk, '/goals')).before).toBe('2027-03-02');
    expect(measured(past, 'clients')).toMatchObject({ value: '1' });
    expect(measured(past, 'clients')).not.toHaveProperty('before');
  });
});
