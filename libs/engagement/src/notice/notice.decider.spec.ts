import { decides } from '#kernel/testing';
import { ClientUnknown } from '#clients';
import {
  ConfirmNotice,
  ConfirmReading,
  FailNotice,
  PrepareNotice,
  ReleaseNotice,
  SendNotice,
} from './notice.commands.js';
import { notice } from './notice.decider.js';
import { noticeEvents } from './notice.events.js';
import { CloseDigest, GatherNotice } from '../digest/digest.commands.js';
import { digest } from '../digest/digest.decider.js';
import { digestEvents } from '../digest/digest.events.js';
import { digestDay } from '../digest/digest-week.js';
import { noticeRefusals } from './notice.refusals.js';

const given = decides(notice);
const clientId = 'cl_1';
const en = { subject: 'Payment due', text: 'CNY 1,000.00 is due.' };
const zh = { subject: '还款提醒', text: '应还1,000.00元。' };
const stated = { noticeId: 'nt_1', clientId, about: 'ln_1', en, zh };
const prepare = () => PrepareNotice.of({ ...stated, topic: 'payment' });
const send = (topic: 'payment' | 'market' | 'digest') => SendNotice.of({ ...stated, topic });
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
const sendFrom = '2026-03-02T09:00:00.000Z';
const prepared = noticeEvents.NoticePrepared({
  ...told,
  language: 'en',
  ...en,
  ...wechat,
  sendFrom,
});

describe('a notice', () => {
  it('goes by the first channel the client asked for that has an address, in its language', () =>
    given().when(prepare(), { client: {}, reach }).then(prepared));

  it('goes to any address where no channel was asked for, in Chinese', () =>
    given()
      .when(prepare(), { client: {}, reach: { ...reach, channels: [], language: 'zh' } })
      .then(noticeEvents.NoticePrepared({ ...told, language: 'zh', ...zh, ...mail, sendFrom })));

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
    // A mail that was taken may still come back.
    given(prepared, delivered).when(fail).then(failed);
    given(prepared, failed).when(fail).changesNothing();
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

  const offered = noticeEvents.NoticeOffered(market);
  const release = (because?: 'wished' | 'enough') =>
    ReleaseNotice.of({ noticeId: 'nt_1', clientId, ...(because && { because }) });

  it('is offered, and goes out or waits for Friday as the stream of its client decides', () => {
    given().when(send('market'), { client: {}, reach: agreed }).then(offered);
    given().when(send('payment'), { client: {}, reach: agreed }).then(prepared);
    const known = { client: {}, reach: agreed };
    given(offered)
      .when(release(), known)
      .then(noticeEvents.NoticePrepared({ ...market, ...wechat, sendFrom }));
    given(offered).when(release('wished'), known).then(held('wished'));
    given(offered, held('wished')).when(release('wished'), known).changesNothing();
    given(offered).when(release(), { client: {} }).then(noticeEvents.NoticeLackedAddress(market));
    given(offered)
      .when(FailNotice.of({ noticeId: 'nt_1', reason: 'No.' }))
      .refuses(noticeRefusals.NoticeNotSent);
  });

  it('is not offered to a client without an address', () =>
    given()
      .when(send('market'), { client: {}, reach: { ...agreed, addresses: [] } })
      .then(noticeEvents.NoticeLackedAddress(market)));

  it('goes out as a digest by the system only', () =>
    given()
      .when(send('digest'), { client: {}, reach: agreed })
      .refuses(noticeRefusals.TopicOfSystem, { field: 'topic' }));

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

  const digesting = decides(digest);
  const ids = { digestId: 'cl_1.2026-03-06', clientId };
  const agreed = { reach: { ...reach, consents: [{ topic: 'market' }] } };
  const item = (noticeId: string) => ({ noticeId, topic: 'market', ...en }) as const;
  const gather = (noticeId: string) => GatherNotice.of({ ...ids, ...item(noticeId) });
  const gathered = (noticeId: string) =>
    digestEvents.NoticeGathered({ clientId, ...item(noticeId), sendOn: '2026-03-06' });
  const closed = (number: number, ...noticeIds: readonly string[]) =>
    digestEvents.DigestClosed({ clientId, number, items: noticeIds.map(item) });

  it('gathers each notice once and closes once', () => {
    digesting().when(gather('nt_1')).then(gathered('nt_1'));
    digesting(gathered('nt_1')).when(gather('nt_1')).changesNothing();
    digesting(gathered('nt_1')).when(CloseDigest.of(ids), agreed).then(closed(1, 'nt_1'));
    digesting(gathered('nt_1'), closed(1, 'nt_1'))
      .when(CloseDigest.of(ids), agreed)
      .changesNothing();
  });

  it('never sends again what it has sent', () => {
    const late = [gathered('nt_1'), closed(1, 'nt_1')] as const;
    digesting(...late)
      .when(gather('nt_1'))
      .changesNothing();
    digesting(...late, gathered('nt_2'))
      .when(CloseDigest.of(ids), agreed)
      .then(closed(2, 'nt_2'));
  });

  it('leaves out what the client no longer wants to hear of', () =>
    digesting(gathered('nt_1')).when(CloseDigest.of(ids), { reach }).then(closed(1)));
});
