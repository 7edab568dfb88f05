import { reacts } from '#kernel/testing';
import { caseEvents } from '../case/case.events.js';
import { digestEvents } from '../digest/digest.events.js';
import { PrepareNotice } from '../notice/notice.commands.js';
import { tellClients } from './tell-clients.process.js';

const at = '2026-03-02T01:00:00.000Z';
const opened = (raisedBy: 'client' | 'bank') =>
  caseEvents.CaseOpened({
    ...{ caseId: 'ca_1', clientId: 'cl_1', category: 'complaint', channel: 'email' },
    ...{ urgency: 'normal', subject: 'Would recommend: 3', raisedBy, at },
  });

describe('a client that turns to the bank', () => {
  it('gets a receipt that says nothing of what the bank wrote about it', () =>
    reacts(tellClients)(opened('client')).then(
      PrepareNotice.of({
        noticeId: 'nt_ca_1.received',
        clientId: 'cl_1',
        topic: 'acknowledgement',
        about: 'ca_1',
        values: [{ name: 'caseId', value: 'ca_1' }],
        en: {
          subject: 'We have your request',
          text: 'No. ca_1 (Complaint). Your relationship manager will answer.',
        },
        zh: { subject: '您的诉求已受理', text: '编号 ca_1（投诉）。您的客户经理将尽快答复。' },
      }),
    ));

  it('hears nothing of a case that the bank opened by itself', () =>
    reacts(tellClients)(opened('bank')).then());
});

describe('a digest that closes', () => {
  const item = (letter: string) => ({
    noticeId: `nt_${letter}`,
    topic: 'market' as const,
    subject: letter,
    text: letter.repeat(4000),
  });
  const closed = (...letters: readonly string[]) =>
    digestEvents.DigestClosed({
      digestId: 'cl_1.2026-03-06',
      clientId: 'cl_1',
      number: 2,
      items: letters.map(item),
    });

  it('becomes as many notices as it takes, and cuts none of its news', () => {
    const notice = (number: number, en: string, zh: string, letter: string) => {
      const text = `${letter}\n${letter.repeat(4000)}`;
      return PrepareNotice.of({
        noticeId: `nt_cl_1.2026-03-06.2.${number}`,
        clientId: 'cl_1',
        topic: 'digest',
        en: { subject: en, text },
        zh: { subject: zh, text },
      });
    };
    reacts(tellClients)(closed('a', 'b')).then(
      notice(1, 'News of the week (1 of 2)', '每周资讯汇总（1/2）', 'a'),
      notice(2, 'News of the week (2 of 2)', '每周资讯汇总（2/2）', 'b'),
    );
    reacts(tellClients)(closed()).then();
  });
});
