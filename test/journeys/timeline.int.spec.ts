import { Channel, Way } from '#engagement';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** One timeline over all channels: what was said, what is to follow, and what came in by mail. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  await bank.client('cl_wind');
  await bank.client('cl_port', 'chen');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const visit = {
  interactionId: 'in_visit',
  clientId: 'cl_wind',
  channel: 'visit',
  direction: 'fromBank',
  subject: '并网进度',
  valueDate: '2026-03-02',
};
const timeline = async () => (await bank.shown(bank.wang, '/interactions?clientId=cl_wind')).items;

describe('a contact', () => {
  it('is told in three fields, with all that is to follow', async () => {
    const nextSteps = [
      { what: '寄送方案', dueOn: '2026-03-05', ownerId: 'wang' },
      { what: '安排评估', dueOn: '2026-03-04', ownerId: 'risk' },
    ];
    const { position } = await bank.sent(bank.wang, '/interactions', { ...visit, nextSteps });
    const all = await bank.shown(bank.wang, '/interactions/next-steps', position);
    expect(all.items.map(({ stepId }: { stepId: string }) => stepId)).toEqual(['2', '1']);
    const mine = await bank.shown(bank.wang, '/interactions/next-steps?ownerId=me');
    expect(mine.items).toMatchObject([{ stepId: '1', what: '寄送方案' }]);
  });

  it('has steps that end one by one', async () => {
    const path = '/interactions/in_visit/next-steps';
    await bank.sent(bank.wang, `${path}/1/completion`, { result: '已寄出' });
    await bank.sent(bank.wang, `${path}/2/abandonment`, { reason: '已有报告' });
    const { code, labels } = await bank.refused(
      bank.wang,
      `${path}/1/completion`,
      { result: '再次' },
      404,
    );
    expect([code, labels.zh]).toEqual(['StepNotOpen', '没有该编号的待办事项']);
    const { position } = await bank.sent(bank.wang, path, { what: '回访', dueOn: '2026-04-01' });
    const row = await bank.shown(bank.wang, '/interactions/in_visit', position);
    expect(row.steps).toMatchObject([
      { stepId: '1', state: 'done', result: '已寄出' },
      { stepId: '2', state: 'dropped' },
      { stepId: '3', state: 'open', what: '回访' },
    ]);
  });

  it('has files, known by their fingerprints', async () => {
    const file = { name: '纪要.pdf', mediaType: 'application/pdf', bytes: 2048 };
    const path = '/interactions/in_visit/attachments';
    const wrong = await bank.refused(bank.wang, path, { ...file, sha256: 'abc' }, 400);
    expect(wrong.code).toBe('InvalidRequest');
    const sha256 = 'ab'.repeat(32);
    const { position } = await bank.sent(bank.wang, path, { ...file, sha256 });
    expect(await bank.shown(bank.wang, '/interactions/in_visit', position)).toMatchObject({
      attachments: [{ sha256, bytes: 2048 }],
    });
  });

  it('stays on the timeline, marked, when it is withdrawn', async () => {
    const wrong = { ...visit, interactionId: 'in_wrong', subject: '记错客户' };
    await bank.sent(bank.wang, '/interactions', wrong);
    const path = '/interactions/in_wrong/withdrawal';
    const { position } = await bank.sent(bank.wang, path, { reason: '另一客户' });
    const row = await bank.shown(bank.wang, '/interactions/in_wrong', position);
    expect(row).toMatchObject({ withdrawn: true, withdrawal: { by: 'wang', reason: '另一客户' } });
    const standing = await bank.shown(bank.wang, '/interactions?withdrawn=false');
    expect(standing.items).toHaveLength(1);
    const totals = await bank.shown(bank.wang, '/interactions/totals?dimension=channel');
    expect(totals).toMatchObject([{ group: { value: 'visit' }, count: 1 }]);
  });
});

describe('the timeline', () => {
  it('is one over every channel and every way of speaking', async () => {
    let position = 0;
    for (const [index, channel] of Channel.all.entries()) {
      const way = Way.all[index % Way.all.length];
      const contact = { ...visit, clientId: 'cl_port', interactionId: `in_every.${channel}` };
      const told = await bank.sent(bank.chen, '/interactions', { ...contact, channel, way });
      position = told.position;
    }
    const { items } = await bank.shown(bank.chen, '/interactions?clientId=cl_port', position);
    expect(new Set(items.map(({ channel }: { channel: string }) => channel))).toEqual(
      new Set(Channel.all),
    );
    expect(new Set(items.map(({ way }: { way: string }) => way))).toEqual(new Set(Way.all));
  });
});

const mail = (from: string, id: string, subject = 'Grid') =>
  [
    `From: Finance <${from}>`,
    'To: vip@bank.example',
    `Message-ID: <${id}@qinling.example>`,
    'Date: Mon, 2 Mar 2026 08:30:00 +0800',
    `Subject: ${subject}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The connection is late by a month.',
  ].join('\r\n');
const deliver = (raw: string) => bank.sent(bank.service, '/mailbox/mails', { raw });

describe('a mail to the bank', () => {
  it('files itself where the address is known, once', async () => {
    await bank.sent(bank.wang, '/clients/cl_wind/reach/addresses', {
      channel: 'email',
      address: 'CFO@Qinling.example',
      office: 'CFO',
    });
    const raw = mail('cfo@qinling.example', 'one', '=?utf-8?B?5bm2572R5bu26L+f?=');
    const { id } = await deliver(raw);
    await bank.refused(bank.service, '/mailbox/mails', { raw }, 409);
    const found = await eventually(timeline, (items) => items.length === 3);
    expect(found).toContainEqual(
      expect.objectContaining({
        interactionId: `in_${id}`,
        channel: 'email',
        direction: 'fromClient',
        subject: '并网延迟',
        note: 'The connection is late by a month.',
      }),
    );
    const { items } = await bank.shown(bank.wang, '/mailbox/messages?to=vip@bank.example');
    expect(items).toMatchObject([{ state: 'filed', clientId: 'cl_wind' }]);
    const address = await bank.shown(bank.wang, '/address-book/email/cfo@qinling.example');
    expect(address.clientIds).toEqual(['cl_wind']);
    await bank.chen.get('/address-book/email/cfo@qinling.example').expect(404);
  });

  it('waits for a reader where nobody knows the sender', async () => {
    const { id, position } = await deliver(mail('new@qinling.example', 'two'));
    expect((await bank.shown(bank.wang, '/mailbox/messages', position)).items).toHaveLength(1);
    const unfiled = await bank.shown(bank.risk, '/mailbox/messages?state=unfiled');
    expect(unfiled.items).toMatchObject([{ messageId: id, from: 'new@qinling.example' }]);
    await bank.refused(bank.wang, `/mailbox/messages/${id}/filing`, { clientId: 'cl_wind' }, 403);
    await bank.sent(bank.risk, `/mailbox/messages/${id}/filing`, { clientId: 'cl_wind' });
    await eventually(timeline, (items) => items.length === 4);
    const again = { clientId: 'cl_port' };
    const { code } = await bank.refused(bank.risk, `/mailbox/messages/${id}/filing`, again, 409);
    expect(code).toBe('MessageFiledAlready');
  });

  it('is set aside where it concerns nobody, and refused where it is no mail', async () => {
    const { id } = await deliver(mail('spam@example.com', 'three'));
    const path = `/mailbox/messages/${id}`;
    const { position } = await bank.sent(bank.risk, `${path}/setting-aside`, { reason: '广告' });
    const row = await bank.shown(bank.risk, path, position);
    expect(row).toMatchObject({ state: 'setAside', reason: '广告' });
    const none = await bank.refused(bank.service, '/mailbox/mails', { raw: 'no mail at all' });
    expect(none).toMatchObject({ code: 'MailUnreadable', details: { field: 'raw' } });
  });

  it('comes from other channels by their gateways', async () => {
    await bank.sent(bank.wang, '/clients/cl_wind/reach/addresses', {
      channel: 'wechat',
      address: 'qinling-wind',
    });
    await bank.sent(bank.service, '/mailbox/messages', {
      messageId: 'ms_wechat',
      channel: 'wechat',
      from: 'qinling-wind',
      to: 'bank-gaoxin',
      subject: '利率',
      text: '三年期利率是多少？',
      sentAt: '2026-03-02T08:00:00Z',
      attachments: [],
    });
    const found = await eventually(timeline, (items) => items.length === 5);
    expect(found.map(({ channel }: { channel: string }) => channel)).toContain('wechat');
    const reach = await bank.shown(bank.wang, '/clients/cl_wind/reach');
    expect(reach.addresses).toHaveLength(2);
  });
});

describe('a common question', () => {
  const question = { en: 'May we prepay a loan?', zh: '贷款可以提前还款吗？' };
  const answer = { en: 'Yes, with three days’ notice.', zh: '可以，请提前三天通知。' };

  it('is answered in both languages, and found by any word', async () => {
    const published = { questionId: 'qu_prepay', topic: 'repayment', question, answer };
    const { position } = await bank.sent(bank.head, '/common-questions', published);
    for (const typed of ['prep', '提前还款']) {
      const path = `/common-questions?search=${encodeURIComponent(typed)}`;
      const { items } = await bank.shown(bank.chen, path, position);
      expect(items).toMatchObject([{ questionId: 'qu_prepay', answer }]);
    }
    await bank.refused(bank.wang, '/common-questions', { ...published, questionId: 'x' }, 403);
  });

  it('is revised with a reason, and taken back', async () => {
    const path = '/common-questions/qu_prepay';
    const better = { en: 'Yes, on any interest day.', zh: '可以，任一付息日办理。' };
    const revision = { topic: 'repayment', question, answer: better, reason: '制度更新' };
    const { position } = await bank.sent(bank.head, `${path}/revisions`, revision);
    expect((await bank.shown(bank.wang, path, position)).answer).toEqual(better);
    const retired = await bank.sent(bank.head, `${path}/retirement`, { reason: '停用' });
    await bank.wang.get(`${path}?after=${retired.position}`).expect(404);
    const { code } = await bank.refused(bank.head, `${path}/revisions`, revision, 409);
    expect(code).toBe('QuestionRetired');
  });
});

describe('a client that is often called', () => {
  it('tells when the client is reached, once there have been a few', async () => {
    await bank.client('cl_hill');
    const call = { clientId: 'cl_hill', channel: 'phone', direction: 'fromBank', subject: '回访' };
    let position = 0;
    for (const [hour, outcome] of [
      ['10:10', 'toFollowUp'],
      ['11:20', 'toFollowUp'],
      ['15:00', 'notReached'],
    ]) {
      const occurredAt = `2026-02-26T${hour}:00+08:00`;
      const told = { ...call, outcome, occurredAt, valueDate: '2026-02-26' };
      ({ position } = await bank.sent(bank.wang, '/interactions', told));
    }
    const habits = await bank.shown(bank.wang, '/contacts/cl_hill/habits', position);
    expect(habits).toMatchObject({
      contacts: 3,
      best: [{ weekday: 4, fromHour: 10, channel: 'phone', tried: 2, reached: 2 }],
    });
    await bank.chen.get('/contacts/cl_hill/habits').expect(404);
  });
});
