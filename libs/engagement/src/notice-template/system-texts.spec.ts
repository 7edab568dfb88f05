import { decides } from '#kernel/testing';
import { PrepareNotice } from '../notice/notice.commands.js';
import { notice } from '../notice/notice.decider.js';
import { noticeEvents } from '../notice/notice.events.js';
import { DraftNoticeTemplate } from './notice-template.commands.js';
import { noticeTemplate } from './notice-template.decider.js';
import { systemTextRefusals } from './system-texts.js';

const words = (text: string) => ({
  en: { subject: 'Payment', text },
  zh: { subject: '还款提醒', text },
});
const draft = (templateId: string, text: string) =>
  DraftNoticeTemplate.of({ templateId, topic: 'payment', reason: 'Ours.', ...words(text) });

describe('the template of a text of the system', () => {
  const given = decides(noticeTemplate);

  it('names only what the system knows', () => {
    given()
      .when(draft('tp_system.payment', 'Owed: {debt}'))
      .refuses(systemTextRefusals.NoSuchValue, { unknown: 'debt' });
    given()
      .when(draft('tp_system.maturity', '{loan}'))
      .refuses(systemTextRefusals.NoSystemText, { field: 'templateId' });
  });
});

describe('what the system writes', () => {
  const values = [
    { name: 'loan', value: 'QL-1' },
    { name: 'dueOn', value: '2026-03-09' },
    { name: 'amount', value: 'CNY 1.00' },
  ];
  const prepare = PrepareNotice.of({
    ...{ noticeId: 'nt_1', clientId: 'cl_1', topic: 'payment', values, ...words('By default.') },
  });
  const client = { clientId: 'cl_1', units: [], teamIds: [] };
  const template = (text: string) => ({
    ...{ templateId: 'tp_system.payment', state: 'inForce' },
    inForce: { topic: 'payment', version: 2, ...words(text) },
  });
  const lacking = {
    clientId: 'cl_1',
    topic: 'payment',
    language: 'zh',
    subject: '还款提醒',
    valueDate: '2026-03-02',
  } as const;
  const given = decides(notice);

  it('is worded by the template of the bank', () =>
    given()
      .when(prepare, { client, template: template('{loan}: {amount}') })
      .then(
        noticeEvents.NoticeLackedAddress({
          ...{ ...lacking, text: 'QL-1: CNY 1.00' },
          template: { templateId: 'tp_system.payment', version: 2 },
        }),
      ));

  it('keeps its own words where there is none, or a value is missing', () => {
    const own = noticeEvents.NoticeLackedAddress({ ...lacking, text: 'By default.' });
    given().when(prepare, { client }).then(own);
    given()
      .when(prepare, { client, template: template('{debt}') })
      .then(own);
  });
});
