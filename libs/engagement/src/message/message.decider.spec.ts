import { ClientUnknown } from '#clients';
import { decides, reacts } from '#kernel/testing';
import { RecordInteraction } from '../interaction/interaction.commands.js';
import { tellOfMessages } from '../processes/tell-of-messages.process.js';
import { FileMessage, ReceiveMessage, SetMessageAside } from './message.commands.js';
import { message } from './message.decider.js';
import { messageEvents } from './message.events.js';
import { messageRefusals as refusals } from './message.refusals.js';
import { readMail } from './read-mail.js';

const { MessageReceived, MessageFiled, MessageSetAside } = messageEvents;
const given = decides(message);
const messageId = 'ms_1';
const content = {
  channel: 'email',
  from: 'cfo@wind.example',
  to: 'vip@bank.example',
  subject: 'Grid',
  text: 'Late.',
  sentAt: '2026-03-02T08:00:00.000Z',
  attachments: [],
} as const;
const receive = ReceiveMessage.of({ messageId, ...content });
const received = MessageReceived(content);
const filed = MessageFiled({ ...content, clientId: 'cl_1', by: 'address' });
const shared = (...clientIds: string[]) => ({ known: { clientIds } });

describe('a message', () => {
  it('is filed by its sender, where exactly one client has the address', () => {
    given().when(receive, shared('cl_1')).then(received, filed);
    given().when(receive, shared('cl_1', 'cl_2')).then(received);
    given().when(receive).then(received);
  });
  it('was sent before now', () =>
    given()
      .when(ReceiveMessage.of({ messageId, ...content, sentAt: '2026-03-02T09:00:01Z' }))
      .refuses(refusals.MessageInFuture, { field: 'sentAt' }));
  it('is filed once by a reader', () => {
    const file = FileMessage.of({ messageId, clientId: 'cl_1' });
    const client = { client: { clientId: 'cl_1' } };
    given(received)
      .when(file, client)
      .then(MessageFiled({ ...content, clientId: 'cl_1', by: 'reader' }));
    given(received, filed).when(file, client).changesNothing();
    given(received).when(file).refuses(ClientUnknown);
    given(received, filed)
      .when(FileMessage.of({ messageId, clientId: 'cl_2' }), client)
      .refuses(refusals.MessageFiledAlready, { clientId: 'cl_1' });
  });
  it('is set aside unless it is filed', () => {
    const aside = SetMessageAside.of({ messageId, reason: 'Spam.' });
    given(received)
      .when(aside)
      .then(MessageSetAside({ reason: 'Spam.' }));
    given(received, filed).when(aside).refuses(refusals.MessageFiledAlready);
  });
  it('stands on the timeline of its client', () =>
    reacts(tellOfMessages)(filed, { id: messageId }).then(
      RecordInteraction.of({
        interactionId: 'in_ms_1',
        clientId: 'cl_1',
        channel: 'email',
        way: 'message',
        direction: 'fromClient',
        subject: 'Grid',
        note: 'Late.',
        valueDate: '2026-03-02',
        occurredAt: content.sentAt,
      }),
    ));
});

describe('a mail', () => {
  const now = '2026-03-02T09:00:00.000Z';
  const lines = (...more: string[]) =>
    ['From: A <A@wind.example>', 'To: vip@bank.example', ...more, '', 'Hello'].join('\r\n');
  it('has the same id whenever it is delivered', async () => {
    const raw = lines('Message-ID: <1@x>', 'Subject: =?utf-8?B?5rC0?=');
    const [one, two] = [await readMail(raw, now), await readMail(raw, now)];
    expect(one.messageId).toBe(two.messageId);
    expect(one).toMatchObject({
      subject: '水',
      text: 'Hello',
      from: 'A@wind.example',
      sentAt: now,
    });
  });
  it('is dated by its receipt where its own date lies ahead or makes no sense', async () => {
    for (const date of ['Date: Tue, 3 Mar 2026 08:00:00 +0000', 'Date: soon']) {
      expect((await readMail(lines(date), now)).sentAt).toBe(now);
    }
    const early = await readMail(lines('Date: Mon, 2 Mar 2026 08:00:00 +0800'), now);
    expect(early.sentAt).toBe('2026-03-02T00:00:00.000Z');
  });
  it('hands its files over as fingerprints', async () => {
    const raw = [
      'From: a@wind.example',
      'To: vip@bank.example',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      '<style>p{}</style><p>Hello <b>there</b></p>',
      '--b',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Disposition: attachment; filename=a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'aGVsbG8=',
      '--b--',
    ].join('\r\n');
    const { text, attachments } = await readMail(raw, now);
    expect(text).toMatch(/^Hello\s+there$/);
    expect(attachments).toEqual([
      {
        sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
        name: 'a.pdf',
        mediaType: 'application/pdf',
        bytes: 5,
      },
    ]);
  });
  it('is read at once, whatever its page is made of', async () => {
    const page = ['<'.repeat(60_000), '<style '.repeat(10_000), '<a'.repeat(30_000)].join('');
    const began = performance.now();
    await readMail(lines('Content-Type: text/html').replace('Hello', page), now);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
  it('keeps nothing that could not be typed in', async () => {
    const far = `Date: ${new Date(8.64e15).toUTCString()}`;
    const cut = `${'a'.repeat(199)}😀`;
    const mail = lines(far, `Subject: ${cut}`, 'Content-Type: "\u0007"');
    expect(await readMail(mail, now)).toMatchObject({ sentAt: now, subject: 'a'.repeat(199) });
  });
  it.each([
    [
      'an address that no mail can have',
      'From: <水@wind.example>\r\nTo: vip@bank.example\r\n\r\nHi',
    ],
    ['an address without end', `From: <${'a'.repeat(300)}@b.cn>\r\nTo: vip@bank.example\r\n\r\nHi`],
    [
      'more parts than anybody sends',
      `${lines('Content-Type: multipart/mixed; boundary=b')}\r\n${'--b\r\n\r\nx\r\n'.repeat(2_100)}`,
    ],
  ])('is refused with %s', (_, raw) =>
    expect(readMail(raw, now)).rejects.toMatchObject({ code: refusals.MailUnreadable.code }),
  );
  it('needs a sender', () =>
    expect(readMail('To: vip@bank.example\r\n\r\nHello', now)).rejects.toMatchObject({
      code: refusals.MailUnreadable.code,
    }));
});
