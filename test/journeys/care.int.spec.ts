import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** The bank thinks of its clients in time, and knows which means serve which strategy. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const clientId = 'cl_wind';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-02-09';
  bank = await openBank(rapport);
  await bank.client(clientId);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;

describe('the calendar of care', () => {
  const birthday = { clientId, occasion: 'birthday', monthDay: '02-12', office: 'CFO' };

  it('takes a birthday only with its consent, and a day only that there is', async () => {
    const told = { careDayId: 'cy_cfo', ...birthday };
    const refused = await bank.refused(bank.wang, '/care-days', told);
    expect(refused).toMatchObject({
      code: 'CareNeedsConsent',
      labels: { zh: '登记生日须注明职务并取得同意' },
      details: { field: 'consent' },
    });
    const consent = { givenOn: '2026-02-01', evidence: 'XA-7' };
    await bank.refused(bank.wang, '/care-days', { ...told, consent, monthDay: '02-30' }, 400);
    await bank.sent(bank.wang, '/care-days', { ...told, consent });
    const founded = { careDayId: 'cy_born', clientId, occasion: 'founding', monthDay: '08-18' };
    const { position } = await bank.sent(bank.wang, '/care-days', founded);
    const { items } = await bank.shown(bank.wang, `/care-days?clientId=${clientId}`, position);
    expect(items.map(({ monthDay }: Shown) => monthDay)).toEqual(['02-12', '08-18']);
    expect((await bank.shown(bank.chen, '/care-days')).items).toEqual([]);
  });

  it('shows what is near in the day of the manager, also as a calendar', async () => {
    const ahead = await bank.shown(bank.wang, '/care-days/ahead?from=2026-02-09&days=7');
    expect(ahead).toMatchObject([{ careDayId: 'cy_cfo', on: '2026-02-12', office: 'CFO' }]);
    const day = await bank.shown(bank.wang, '/me/day');
    expect(day.care).toMatchObject([{ careDayId: 'cy_cfo', on: '2026-02-12' }]);
    const { text } = await bank.wang.get('/me/day/calendar').expect(200);
    expect(text).toContain('UID:cy_cfo-2026@rapport');
  });

  it('becomes a task of the manager, once', async () => {
    await bank.close('2026-02-09');
    await bank.close('2026-02-10');
    const seen = async () => bank.shown(bank.wang, '/tasks?source=keyMoment');
    const { items } = await eventually(seen, (page: Shown) => page.items.length > 0);
    expect(items).toMatchObject([{ sourceId: 'cy_cfo', dueOn: '2026-02-12', ownerId: 'wang' }]);
  });

  it('wishes clients well at a festival, if they agreed to it', async () => {
    const path = `/clients/${clientId}/reach`;
    await bank.sent(bank.wang, `${path}/addresses`, {
      channel: 'email',
      address: 'a@wind.example',
    });
    const consent = { topic: 'care', evidence: '签署授权书' };
    const { position } = await bank.sent(bank.wang, `${path}/consents`, consent);
    await bank.shown(bank.wang, path, position);
    const festivals = await bank.shown(bank.wang, '/care-days/festivals?from=2026-02-01');
    expect(festivals[0]).toMatchObject({ id: 'CF-spring', on: '2026-02-17' });
    await bank.close('2026-02-13');
    await bank.close('2026-02-14');
    const sent = async () => bank.shown(bank.wang, '/notices?topic=care');
    const { items } = await eventually(sent, (page: Shown) => page.items.length > 0);
    expect(items).toMatchObject([{ clientId, subject: '春节', channel: 'email' }]);
  });

  it('forgets a day whose consent is withdrawn', async () => {
    const end = { reason: '客户撤回同意' };
    const { position } = await bank.sent(bank.wang, '/care-days/cy_cfo/removal', end);
    const { items } = await bank.shown(bank.wang, '/care-days', position);
    expect(items.map(({ careDayId }: Shown) => careDayId)).toEqual(['cy_born']);
  });
});

describe('a senior sponsor', () => {
  const path = `/contacts/${clientId}`;

  it('answers for a unit, and owes the client a review', async () => {
    const wrong = { sponsorId: 'wang', reason: '重点客户' };
    expect((await bank.refused(bank.wang, `${path}/sponsors`, wrong)).code).toBe(
      'SponsorNotSenior',
    );
    const named = { sponsorId: 'head', reason: '重点客户' };
    const { position } = await bank.sent(bank.wang, `${path}/sponsors`, named);
    const row = await bank.shown(bank.wang, path, position);
    expect(row).toMatchObject({ sponsorId: 'head', sponsorDueOn: '2026-08-09' });
    const due = '/contacts/due?sponsorId=me&day=2026-08-09';
    expect((await bank.shown(bank.head, due)).items).toMatchObject([{ clientId }]);
    const day = await bank.shown(bank.head, '/me/day?day=2026-08-03');
    expect(day.sponsored).toMatchObject([{ clientId, sponsorDueOn: '2026-08-09' }]);
  });

  it('owes the next one half a year after a meeting of seniors, or none any more', async () => {
    const { position } = await bank.sent(bank.wang, '/interactions', {
      ...{ interactionId: 'in_senior', clientId, channel: 'visit', way: 'strategyTalk' },
      ...{ direction: 'fromBank', subject: '战略磋商', valueDate: '2026-02-14' },
    });
    expect(await bank.shown(bank.wang, path, position)).toMatchObject({
      sponsorDueOn: '2026-08-14',
    });
    const release = { reason: '岗位调整' };
    const after = await bank.sent(bank.wang, `${path}/sponsors/release`, release);
    expect(await bank.shown(bank.wang, path, after.position)).not.toHaveProperty('sponsorId');
  });

  it('speaks at the best time, as everybody: it stands beside the contact that is due', async () => {
    let position = 0;
    for (const number of [1, 2, 3]) {
      ({ position } = await bank.sent(bank.wang, '/interactions', {
        ...{ interactionId: `in_${number}`, clientId, channel: 'phone', direction: 'fromBank' },
        ...{ subject: '回访', valueDate: '2026-02-09', occurredAt: '2026-02-09T02:30:00.000Z' },
      }));
    }
    await bank.shown(bank.wang, path, position);
    const { items } = await bank.shown(bank.wang, '/contacts/due?day=2027-01-01');
    expect(items).toMatchObject([
      { clientId, bestTime: { weekday: 1, fromHour: 10, channel: 'phone', reached: 3 } },
    ]);
    expect(await bank.shown(bank.wang, `${path}/habits`)).toMatchObject({ everyDays: 0 });
  });
});

describe('the strategies of the sources', () => {
  it('name the means that serve them, with live figures', async () => {
    const found = await bank.shown(bank.head, '/strategies?list=relationship');
    expect(found).toHaveLength(7);
    expect(found[3]).toMatchObject({
      label: { zh: '强化沟通与互动' },
      means: [
        { route: 'GET /interactions', figure: 'contacts', value: '4' },
        { route: 'GET /notices/totals', value: '1' },
      ],
    });
    expect(found[5].means[0]).toMatchObject({ route: 'GET /care-days', value: '1' });
    const all = await bank.shown(bank.head, '/strategies');
    const of = (list: string) => all.filter((each: Shown) => each.list === list).length;
    expect(['relationship', 'lending', 'maintenance', 'loyalty'].map(of)).toEqual([7, 6, 7, 6]);
    await bank.head.get('/strategies?list=others').expect(400);
  });

  it('advise marketing, sales and management by their figures', async () => {
    const marketing = await bank.shown(bank.head, '/decisions?for=marketing');
    expect(marketing).toMatchObject([{ id: 'DR-marketing-2', figure: 'channels', value: '2' }]);
    const sales = await bank.shown(bank.head, '/decisions?for=sales');
    expect(sales.map(({ id }: Shown) => id)).toContain('DR-sales-3');
    const advice = await bank.shown(bank.head, '/decisions?for=management');
    expect(advice.map(({ id }: Shown) => id)).toEqual(['DR-management-3']);
  });
});

describe('the market', () => {
  it('is noted with its source, and needs are tagged and counted by it', async () => {
    const note = {
      ...{ marketNoteId: 'mn_1', tag: 'digital', industry: 'D', text: '智能电网改造融资增长' },
      ...{ source: '行业年报 2025', statedOn: '2026-01-31' },
    };
    await bank.sent(bank.head, '/market-notes', note);
    const later = { ...note, marketNoteId: 'mn_2', statedOn: '2027-01-01' };
    await bank.refused(bank.head, '/market-notes', later);
    const told = ['core', 'purpose', 'repayment'].map((question) => ({ question, text: '电网' }));
    const need = {
      ...{ purpose: 'workingCapital', amount: { minor: 100_000_000, currency: 'CNY' } },
      ...{ termMonths: 12, riskTolerance: 'balanced', marketTags: ['digital'] },
    };
    const { position } = await bank.sent(bank.wang, '/needs', {
      ...{ clientId, formId: 'NF-2', answers: told, need, heldOn: '2026-02-10' },
    });
    const { items } = await bank.shown(bank.wang, '/needs?marketTag=digital', position);
    expect(items).toMatchObject([{ clientId, need: { marketTags: ['digital'] } }]);
    expect((await bank.shown(bank.wang, '/needs?marketTag=size')).items).toEqual([]);
    const trends = await bank.shown(bank.head, '/needs/trends?by=marketTag');
    expect(trends).toMatchObject([
      { group: { month: '2026-02', value: 'digital', currency: 'CNY' }, count: 1 },
    ]);
    const known = await bank.shown(bank.wang, '/market-notes?tag=digital&industry=D');
    expect(known.items).toMatchObject([{ marketNoteId: 'mn_1', source: '行业年报 2025' }]);
    const end = { reason: '有新数据' };
    const gone = await bank.sent(bank.head, '/market-notes/mn_1/withdrawal', end);
    expect((await bank.shown(bank.wang, '/market-notes', gone.position)).items).toEqual([]);
  });
});
