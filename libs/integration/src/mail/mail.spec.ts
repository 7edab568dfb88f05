import { readBounce } from './bounce.js';
import { idsIn, messageIdOf } from './message-id.js';
import { serverAddress } from './server-address.js';

const from = 'vip@bank.example';
const report = (action: string, told = '550 no such mailbox') =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example',
      `To: ${from}`,
      'Subject: Undelivered',
      'Content-Type: multipart/report; report-type=delivery-status;',
      ' boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; cfo@wind.example',
      `Action: ${action}`,
      'Status: 5.1.1',
      `Diagnostic-Code: smtp; ${told}`,
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageIdOf('nt_of:1', from)}`,
      'Subject: Payment due',
      '--b--',
    ].join('\r\n'),
  );

describe('a mail that came back', () => {
  it('names the notice, and why', async () =>
    expect(await readBounce(report('failed'), from)).toEqual({
      noticeId: 'nt_of:1',
      reason: '550 no such mailbox',
    }));

  it('tells why without an address', async () => {
    const told = '550 5.1.1 <cfo@wind.example>: \u0007Recipient unknown (by chen@home.example)';
    expect(await readBounce(report('failed', told), from)).toMatchObject({
      reason: '550 5.1.1 <…>: Recipient unknown (by …)',
    });
  });

  it('is none while it is only late, from elsewhere, or an ordinary mail', async () => {
    expect(await readBounce(report('delayed'), from)).toBeUndefined();
    expect(await readBounce(report('failed'), 'vip@other.example')).toBeUndefined();
    const mail = Buffer.from(`From: a@b.example\r\nTo: ${from}\r\n\r\nAction: failed`);
    expect(await readBounce(mail, from)).toBeUndefined();
  });
});

describe('the id of a mail', () => {
  it.each(['nt_1', 'nt_of:sv_1:2', 'nt_a@b>'])('leads back to %s', (id) =>
    expect(idsIn(`In-Reply-To: ${messageIdOf(id, from)}`, from)).toEqual([id]),
  );

  it('is no other bank’s', () => expect(idsIn('<nt_1@bankXexample>', from)).toEqual([]));
});

describe('the address of a mail server', () => {
  it('says port, encryption and who we are', () => {
    expect(serverAddress('imaps://vip%40bank.cn:p%3Aw@mail.bank.cn')).toEqual({
      host: 'mail.bank.cn',
      port: 993,
      secure: true,
      isLocal: false,
      auth: { user: 'vip@bank.cn', pass: 'p:w' },
    });
    expect(serverAddress('smtp://localhost:2525')).toEqual({
      ...{ host: 'localhost', port: 2525, secure: false, isLocal: true },
    });
  });
});
