import { decides } from '#kernel/testing';
import { ClientUnknown } from '#clients';
import { ConfirmNotice, FailNotice, PrepareNotice, SendNotice } from './notice.commands.js';
import { notice } from './notice.decider.js';
import { noticeEvents } from './notice.events.js';
import { noticeRefusals } from './notice.refusals.js';

const given = decides(notice);
const clientId = 'cl_1';
const en = { subject: 'Payment due', text: 'CNY 1,000.00 is due.' };
const zh = { subject: '还款提醒', text: '应还1,000.00元。' };
const stated = { noticeId: 'nt_1', clientId, about: 'ln_1', en, zh };
const prepare = () => PrepareNotice.of({ ...stated, topic: 'payment' });
const send = (topic: 'payment' | 'market') => SendNotice.of({ ...stated, topic });
const mail = { channel: 'email', address: 'cfo@qinling.example' } as const;
const wechat = { channel: 'wechat', address: 'qinling' } as const;
const reach = {
  clientId,
  addresses: [mail, wechat],
  channels: ['sms', 'wechat'],
  language: 'en',
  digest: false,
  consents: [],
};
const told = { clientId, topic: 'payment', about: 'ln_1', valueDate: '2026-03-02' } as const;
const prepared = noticeEvents.NoticePrepared({ ...told, language: 'en', ...en, ...wechat });

describe('a notice', () => {
  it('goes by the first channel the client asked for that has an address, in its language', () =>
    given().when(prepare(), { client: {}, reach }).then(prepared));

  it('goes to any address where no channel was asked for, in Chinese', () =>
    given()
      .when(prepare(), { client: {}, reach: { ...reach, channels: [], language: 'zh' } })
      .then(noticeEvents.NoticePrepared({ ...told, language: 'zh', ...zh, ...mail })));

  it('to a client without an address is kept for somebody who calls', () =>
    given()
      .when(prepare(), { client: {} })
      .then(noticeEvents.NoticeLackedAddress({ ...told, language: 'zh', ...zh })));

  it('is prepared once, and for nobody who is no client', () => {
    given(prepared).when(prepare(), { client: {}, reach }).changesNothing();
    given().when(prepare()).changesNothing();
  });

  it('needs a client, and consent where the topic asks for it', () => {
    given().when(send('payment')).refuses(ClientUnknown);
    given()
      .when(send('market'), { client: {}, reach })
      .refuses(noticeRefusals.ConsentMissing, { field: 'topic' });
  });

  it('is delivered once, or fails; one that failed may still arrive', () => {
    const deliveredAt = '2026-03-02T09:00:00.000Z';
    const confirm = ConfirmNotice.of({ noticeId: 'nt_1', deliveredAt });
    const fail = FailNotice.of({ noticeId: 'nt_1', reason: 'Mailbox full.' });
    const delivered = noticeEvents.NoticeDelivered({ clientId, deliveredAt });
    const failed = noticeEvents.NoticeFailed({ clientId, reason: 'Mailbox full.' });
    given(prepared).when(confirm).then(delivered);
    given(prepared, delivered).when(confirm).changesNothing();
    given(prepared, delivered).when(fail).changesNothing();
    given(prepared).when(fail).then(failed);
    given(prepared, failed).when(confirm).then(delivered);
    const lacking = noticeEvents.NoticeLackedAddress({ ...told, language: 'zh', ...zh });
    given(lacking).when(confirm).refuses(noticeRefusals.NoticeNotSent);
    given(lacking).when(fail).refuses(noticeRefusals.NoticeNotSent);
  });
});
