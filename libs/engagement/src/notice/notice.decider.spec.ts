import { decides } from '#kernel/testing';
import { ClientUnknown } from '#clients';
import {
  ConfirmNotice,
  ConfirmReading,
  FailNotice,
  PrepareNotice,
  SendNotice,
} from './notice.commands.js';
import { notice } from './notice.decider.js';
import { noticeEvents } from './notice.events.js';
import { CloseDigest, GatherNotice } from '../digest/digest.commands.js';
import { digest } from '../digest/digest.decider.js';
import { digestEvents } from '../digest/digest.events.js';
import { digestDay } from '../digest/digest-week.js';
import { contactLimits } from './contact-limits.rules.js';
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
  newsOn: [],
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

  it('is read once, and not before it was sent', () => {
    const readAt = '2026-03-02T10:00:00.000Z';
    const read = ConfirmReading.of({ noticeId: 'nt_1', readAt });
    const opened = noticeEvents.NoticeRead({ clientId, readAt });
    given(prepared).when(read).then(opened);
    given(prepared, opened).when(read).changesNothing();
    const lacking = noticeEvents.NoticeLackedAddress({ ...told, language: 'zh', ...zh });
    given(lacking).when(read).refuses(noticeRefusals.NoticeNotSent);
  });
});

describe('news beyond the contract', () => {
  const agreed = { ...reach, consents: [{ topic: 'market' }] };
  const market = { ...told, topic: 'market', language: 'en', ...en } as const;
  const held = (because: 'wished' | 'enough') =>
    noticeEvents.NoticeHeld({ ...market, digestId: 'cl_1.2026-03-06', because });

  it('goes out at once up to the limit NL-01 of a week, and waits for Friday from there', () => {
    expect(contactLimits.map(({ id }) => id)).toEqual(['NL-01']);
    const after = (...newsOn: readonly string[]) =>
      given().when(send('market'), { client: {}, reach: { ...agreed, newsOn } });
    after('2026-03-01', '2026-02-23').then(noticeEvents.NoticePrepared({ ...market, ...wechat }));
    after('2026-03-01', '2026-02-24').then(held('enough'));
  });

  it('waits where the client wishes a digest; what presses does not', () => {
    const wishes = { client: {}, reach: { ...agreed, digest: true } };
    given().when(send('market'), wishes).then(held('wished'));
    given().when(send('payment'), wishes).then(prepared);
  });

  it('is never prepared for a client that did not agree', () =>
    given()
      .when(PrepareNotice.of({ ...stated, topic: 'market' }), { client: {}, reach })
      .changesNothing());
});

describe('a digest', () => {
  it('goes out on the Friday of its week; a weekend belongs to the next', () =>
    expect(['2026-03-02', '2026-03-06', '2026-03-07', '2026-03-08'].map(digestDay)).toEqual([
      '2026-03-06',
      '2026-03-06',
      '2026-03-13',
      '2026-03-13',
    ]));

  it('gathers each notice once, closes once, and opens again for what comes later', () => {
    const digesting = decides(digest);
    const ids = { digestId: 'cl_1.2026-03-06', clientId };
    const item = { noticeId: 'nt_1', ...en };
    const gather = GatherNotice.of({ ...ids, ...item });
    const gathered = digestEvents.NoticeGathered({ clientId, ...item, sendOn: '2026-03-06' });
    const closed = digestEvents.DigestClosed({ clientId, items: [item] });
    digesting().when(gather).then(gathered);
    digesting(gathered).when(gather).changesNothing();
    digesting(gathered).when(CloseDigest.of(ids)).then(closed);
    digesting(gathered, closed).when(CloseDigest.of(ids)).changesNothing();
  });
});
