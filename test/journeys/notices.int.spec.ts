import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** Clients hear of what they agreed to, on their channel, and never too much of it. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  for (const id of ['cl_wind', 'cl_rail', 'cl_port']) await bank.client(id);
  for (const id of ['cl_wind', 'cl_rail']) await reached(id, id === 'cl_rail');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

async function reached(clientId: string, digest: boolean): Promise<void> {
  const path = `/clients/${clientId}/reach`;
  const address = { channel: 'email', address: `office@${clientId.slice(3)}.example` };
  await bank.sent(bank.wang, `${path}/addresses`, address);
  const wish = { channels: ['email'], language: 'zh', digest };
  await bank.sent(bank.wang, `${path}/preferences`, wish);
  const consent = { topic: 'market', evidence: '签署授权书' };
  const { position } = await bank.sent(bank.wang, `${path}/consents`, consent);
  await bank.shown(bank.wang, path, position);
}

const news = (bulletinId: string) => ({
  bulletinId,
  topic: 'market',
  en: { subject: 'Steel', text: 'Steel is dearer.' },
  zh: { subject: '钢材', text: '钢材涨价。' },
});
const about = async (bulletinId: string) =>
  (await bank.shown(bank.wang, `/notices?about=${bulletinId}`)).items;
interface Told {
  readonly clientId: string;
  readonly state: string;
  readonly because?: string;
}

const told = (bulletinId: string) =>
  eventually(
    () => about(bulletinId),
    (items: readonly Told[]) =>
      items.length === 2 && items.every(({ state }) => state !== 'offered'),
  );

describe('a bulletin', () => {
  it('goes to whoever agreed to hear of it: at once, or with the digest', async () => {
    await bank.sent(bank.head, '/bulletins', news('bu_1'));
    const states = await told('bu_1');
    expect(states).toHaveLength(2);
    expect(states).toContainEqual(
      expect.objectContaining({ clientId: 'cl_wind', state: 'ready', subject: '钢材' }),
    );
    expect(states).toContainEqual(
      expect.objectContaining({ clientId: 'cl_rail', state: 'held', because: 'wished' }),
    );
    const { items } = await bank.shown(bank.wang, '/bulletins?topic=market');
    expect(items).toMatchObject([{ bulletinId: 'bu_1' }]);
  });

  it('waits from the third in a week, even where many come at once', async () => {
    const burst = ['bu_2', 'bu_3', 'bu_4'];
    await Promise.all(burst.map((id) => bank.sent(bank.head, '/bulletins', news(id))));
    const all = (await Promise.all(burst.map(told))).flat();
    const wind = all.filter(({ clientId }) => clientId === 'cl_wind');
    expect(wind.map(({ state }) => state).sort()).toEqual(['held', 'held', 'ready']);
    const because = wind.flatMap((each) => each.because ?? []);
    expect(because).toEqual(['enough', 'enough']);
    const { newsOn } = await bank.shown(bank.wang, '/clients/cl_wind/reach');
    expect(newsOn).toEqual(['2026-03-02', '2026-03-02']);
  });

  it('does not go out as a digest by hand', async () => {
    const { bulletinId: _, ...texts } = news('bu_x');
    const digest = { ...texts, clientId: 'cl_wind', topic: 'digest' };
    const refused = await bank.refused(bank.wang, '/notices', digest);
    expect(refused).toMatchObject({ code: 'TopicOfSystem', details: { field: 'topic' } });
  });

  it('of a topic of the contract is refused', async () => {
    const payment = { ...news('bu_9'), topic: 'payment' };
    const refused = await bank.refused(bank.head, '/bulletins', payment);
    expect(refused).toMatchObject({ code: 'TopicOfContract', details: { field: 'topic' } });
  });

  it('is counted by what became of it; reading is recorded', async () => {
    const [sent] = (await about('bu_1')).filter(
      ({ state }: { state: string }) => state === 'ready',
    );
    const path = `/notices/${sent.noticeId}`;
    await bank.sent(bank.service, `${path}/deliveries`, { deliveredAt: '2026-03-02T10:00:00Z' });
    const read = { readAt: '2026-03-02T11:00:00Z' };
    const { position } = await bank.sent(bank.service, `${path}/readings`, read);
    expect(await bank.shown(bank.wang, path, position)).toMatchObject({ state: 'read', ...read });
    const totals = await bank.shown(bank.head, '/notices/totals?about=bu_1');
    expect(totals).toHaveLength(2);
    expect(totals).toContainEqual(
      expect.objectContaining({ group: { topic: 'market', state: 'read', about: 'bu_1' } }),
    );
  });
});

describe('a digest', () => {
  it('goes out once at the end of the week', async () => {
    await bank.close('2026-03-06');
    const sent = async () => (await bank.shown(bank.wang, '/notices?topic=digest')).items;
    const items = await eventually(sent, (found) => found.length === 2);
    const rail = items.find(({ clientId }: { clientId: string }) => clientId === 'cl_rail');
    expect(rail).toMatchObject({ state: 'ready', subject: '每周资讯汇总' });
    expect(rail.text.match(/钢材涨价/g)).toHaveLength(4);
    const { items: closed } = await bank.shown(bank.wang, '/notices/digests?state=closed');
    expect(closed).toHaveLength(2);
  });
});

describe('a digest that went out', () => {
  it('sends nothing again when more news comes on the same evening', async () => {
    await bank.sent(bank.head, '/bulletins', news('bu_late'));
    await told('bu_late');
    const open = async () => (await bank.shown(bank.wang, '/notices/digests?state=open')).items;
    await eventually(open, (items) => items.length === 2);
    await bank.close('2026-03-07');
    const sent = async () =>
      (await bank.shown(bank.wang, '/notices?topic=digest&clientId=cl_rail')).items;
    const items = await eventually(sent, (found) => found.length === 2);
    const news5 = items.map(({ text }: { text: string }) => text.match(/钢材涨价/g)?.length);
    expect(news5.sort()).toEqual([1, 4]);
  });
});

describe('a client that turns to the bank', () => {
  it('is told at once that it was heard', async () => {
    await bank.sent(bank.wang, '/cases', {
      caseId: 'ca_slow',
      clientId: 'cl_wind',
      category: 'complaint',
      channel: 'email',
      urgency: 'normal',
      subject: '审批偏慢',
    });
    const receipt = async () => (await bank.shown(bank.wang, '/notices?about=ca_slow')).items;
    const [notice] = await eventually(receipt, (items) => items.length === 1);
    expect(notice).toMatchObject({ topic: 'acknowledgement', subject: '您的诉求已受理' });
  });

  it('is told of a danger with a proposal, and why a measure was taken', async () => {
    const risk = {
      clientId: 'cl_wind',
      topic: 'riskAlert',
      about: 'EW-02',
      en: { subject: 'Cover falls', text: 'We propose to stretch the schedule by a year.' },
      zh: { subject: '偿债能力下降', text: '建议将还款计划延长一年。' },
    };
    const measure = { ...risk, topic: 'riskMeasure' };
    await bank.sent(bank.wang, '/notices', risk);
    const { position } = await bank.sent(bank.wang, '/notices', measure);
    const { items } = await bank.shown(bank.wang, '/notices?about=EW-02', position);
    expect(items.map(({ topic }: { topic: string }) => topic).sort()).toEqual([
      'riskAlert',
      'riskMeasure',
    ]);
  });
});

describe('a template', () => {
  const path = '/notice-templates/tp_progress';
  const draft = {
    ...{ topic: 'progress', reason: '统一措辞' },
    en: { subject: 'Application {number}', text: 'It has come to: {step}.' },
    zh: { subject: '申请 {number}', text: '目前进展：{step}。' },
  };
  const sending = {
    ...{ noticeId: 'nt_template', clientId: 'cl_wind', templateId: 'tp_progress' },
    values: [
      { name: 'number', value: '17' },
      { name: 'step', value: '风险审查' },
    ],
  };

  it('is put in force by two persons', async () => {
    await bank.sent(bank.head, `${path}/drafts`, draft);
    expect((await bank.head.post(`${path}/confirmation`, {})).body.code).toBe('NotIndependent');
    const early = await bank.refused(bank.wang, '/notices/by-template', sending);
    expect(early.code).toBe('TemplateNotInForce');
    const { position } = await bank.sent(bank.risk, `${path}/confirmation`, {});
    expect(await bank.shown(bank.wang, path, position)).toMatchObject({
      state: 'inForce',
      inForce: { version: 1, variables: ['number', 'step'], confirmedBy: 'risk' },
    });
    const missing = { ...draft, zh: { subject: '申请', text: '目前进展：{step}。' } };
    const refused = await bank.refused(bank.head, `${path}/drafts`, missing);
    expect(refused).toMatchObject({ code: 'VariablesDiffer', details: { field: 'zh' } });
  });

  it('shows what it would send, and the notice says by which version it was worded', async () => {
    const preview = await bank.wang.post('/notices/by-template?dryRun=1', sending);
    expect(preview.status).toBe(200);
    expect(JSON.stringify(preview.body)).toContain('目前进展：风险审查。');
    expect((await bank.wang.get('/notices/nt_template')).status).toBe(404);
    const { position } = await bank.sent(bank.wang, '/notices/by-template', sending);
    await bank.sent(bank.head, `${path}/drafts`, { ...draft, topic: 'payment' });
    const second = await bank.sent(bank.risk, `${path}/confirmation`, {});
    expect(await bank.shown(bank.wang, '/notices/nt_template', position)).toMatchObject({
      ...{ topic: 'progress', subject: '申请 17', text: '目前进展：风险审查。' },
      template: { templateId: 'tp_progress', version: 1 },
    });
    await bank.shown(bank.wang, path, second.position);
    const again = await bank.sent(bank.wang, '/notices/by-template', {
      ...{ ...sending, noticeId: 'nt_template2' },
    });
    expect(await bank.shown(bank.wang, '/notices/nt_template2', again.position)).toMatchObject({
      ...{ topic: 'payment', template: { version: 2 } },
    });
    const values = [{ name: 'number', value: '17' }];
    const body = { ...sending, noticeId: 'nt_template3', values };
    const refused = await bank.refused(bank.wang, '/notices/by-template', body);
    expect(refused).toMatchObject({ code: 'ValuesDoNotFit', details: { field: 'values' } });
  });
});

describe('a text of the system', () => {
  it('is worded by the template of the bank, once two persons have put it in force', async () => {
    const texts = await bank.shown(bank.head, '/notice-templates/system-texts');
    const receipt = texts.find(({ topic }: { topic: string }) => topic === 'acknowledgement');
    expect(receipt).toEqual({
      ...{ topic: 'acknowledgement', templateId: 'tp_system.acknowledgement' },
      variables: ['caseId'],
    });
    const path = `/notice-templates/${receipt.templateId}`;
    const words = {
      ...{ topic: 'acknowledgement', reason: '更亲切' },
      en: { subject: 'Thank you', text: 'We look into {caseId}.' },
      zh: { subject: '感谢来信', text: '我们正在处理 {caseId}。' },
    };
    const strange = {
      ...words,
      en: { ...words.en, text: '{debt}' },
      zh: { ...words.zh, text: '{debt}' },
    };
    const refused = await bank.refused(bank.head, `${path}/drafts`, strange);
    expect(refused).toMatchObject({ code: 'NoSuchValue', details: { unknown: 'debt' } });
    await bank.sent(bank.head, `${path}/drafts`, words);
    const { position } = await bank.sent(bank.risk, `${path}/confirmation`, {});
    await bank.shown(bank.wang, path, position);
    await bank.sent(bank.wang, '/cases', {
      ...{ caseId: 'ca_worded', clientId: 'cl_wind', category: 'creditEnquiry', channel: 'email' },
      ...{ urgency: 'normal', subject: '放款时间' },
    });
    const notice = async () => (await bank.wang.get('/notices/nt_ca_worded.received')).body;
    const sent = await eventually(notice, ({ state }) => state !== undefined);
    expect(sent).toMatchObject({
      ...{ subject: '感谢来信', text: '我们正在处理 ca_worded。' },
      template: { templateId: 'tp_system.acknowledgement', version: 1 },
    });
  });
});
