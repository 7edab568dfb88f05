import { localIssuer } from '#platform';
import { contexts } from '../../apps/contexts.js';
import type { MailServers } from '../mail-servers.js';
import { startMailServers } from '../mail-servers.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** Real mail: notices go out by SMTP, what clients write comes in by IMAP, and bounces are noticed. */
let stores: Stores;
let servers: MailServers;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  servers = await startMailServers();
  rapport = await startRapport(stores, contexts, undefined, {
    RAPPORT_SMTP_URL: servers.smtpUrl,
    RAPPORT_IMAP_URL: servers.imapUrl,
    RAPPORT_MAIL_FROM: 'vip@bank.example',
    RAPPORT_MAIL_SECONDS: '1',
  });
  bank = await openBank(rapport);
  for (const name of ['cfo', 'nobody', 'later', 'next']) {
    const clientId = await bank.client(`cl_${name}`);
    const address = { channel: 'email', address: `${name}@${name}.example`, office: 'CFO' };
    await bank.sent(bank.wang, `/clients/${clientId}/reach/addresses`, address);
  }
});
afterAll(async () => {
  await rapport.stop();
  await servers.stop();
  await stores.stop();
});

async function tell(name: string): Promise<void> {
  const { position } = await bank.sent(bank.wang, '/notices', {
    ...{ noticeId: `nt_${name}`, clientId: `cl_${name}`, topic: 'progress' },
    en: { subject: 'Your application', text: 'It was approved.' },
    zh: { subject: '您的申请进展', text: '贷款申请已获批准。' },
  });
  await bank.shown(bank.wang, `/notices/nt_${name}`, position);
}
const notice = (name: string, state: string) =>
  eventually(
    async () => bank.shown(bank.wang, `/notices/nt_${name}`),
    (row) => row.state === state,
    60_000,
  );
const flags = () => Promise.resolve(servers.flags());
const bounceOf = (raw: string) => {
  const [, id = ''] = /^Message-ID: (.+?)\r?$/im.exec(raw) ?? [];
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: vip@bank.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    ...['', '--b', 'Content-Type: message/delivery-status', ''],
    ...['Reporting-MTA: dns; mx.example', ''],
    ...['Action: failed', 'Status: 5.2.2', 'Diagnostic-Code: smtp; 552 mailbox full'],
    ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${id}`, '--b--', ''],
  ].join('\r\n');
};

describe('a notice by e-mail', () => {
  it('goes out once, in the language of the client, and is confirmed', async () => {
    await tell('cfo');
    await notice('cfo', 'delivered');
    expect(servers.taken).toMatchObject([{ to: 'cfo@cfo.example' }]);
    const raw = servers.taken[0]?.raw ?? '';
    expect(raw).toMatch(/^Message-ID: <nt_cfo@bank\.example>\r?$/im);
    expect(raw).toMatch(/^From: vip@bank\.example\r?$/im);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/im);
    expect(raw).toContain(`=?UTF-8?B?${Buffer.from('您的申请进展').toString('base64')}?=`);
    expect(raw).toContain(Buffer.from('贷款申请已获批准。').toString('base64'));
  });

  it('fails where the server refuses its address for good', async () => {
    await tell('nobody');
    const row = await notice('nobody', 'failed');
    expect(row.reason).toContain('no such mailbox');
  });

  it('fails when it comes back after it was taken', async () => {
    servers.deliver(bounceOf(servers.taken[0]?.raw ?? ''));
    expect(await notice('cfo', 'failed')).toMatchObject({ reason: '552 mailbox full' });
    const { items } = await bank.shown(bank.head, '/mailbox/messages');
    expect(items).toEqual([]);
  });

  it('waits while the server puts it off, holds up no other, and fails after five days', async () => {
    await tell('later');
    await tell('next');
    await notice('next', 'delivered');
    expect(await notice('later', 'ready')).toMatchObject({ preparedOn: '2026-03-02' });
    rapport.clock.day = '2026-03-07';
    expect((await notice('later', 'failed')).reason).toContain('try again');
    expect(servers.taken.map(({ to }) => to)).toEqual(['cfo@cfo.example', 'next@next.example']);
  });
});

describe('the day of somebody', () => {
  it('goes out by mail in the morning to whoever ordered it, once', async () => {
    const idp = await rapport.as('provisioner');
    const zhou = { personId: 'zhou', userName: 'zhou', name: { zh: '周敏' }, unitId: 'un_b' };
    await bank.sent(idp, '/staff', { ...zhou, email: 'zhou@bank.example' });
    const signIn = { issuer: localIssuer, subject: 'zhou' };
    await bank.sent(idp, '/staff/zhou/sign-ins', signIn);
    const role = { role: 'relationshipManager', validFrom: '2020-01-01' };
    await bank.sent(idp, '/staff/zhou/roles', role);
    const voice = await rapport.person('zhou');
    rapport.clock.day = '2026-03-09';
    const { position } = await bank.sent(voice, '/me/day/mail', {});
    expect(await bank.shown(voice, '/me/day/mail', position)).toMatchObject({ ordered: true });
    const got = () => servers.taken.filter(({ to }) => to === 'zhou@bank.example');
    await eventually(
      () => Promise.resolve(got()),
      (mails) => mails.length === 1,
      60_000,
    );
    const subject = Buffer.from('今日工作 2026-03-09').toString('base64');
    expect(got()[0]?.raw).toContain(subject);
    const row = () => bank.shown(voice, '/me/day/mail');
    expect(await eventually(row, ({ lastSentOn }) => lastSentOn !== undefined)).toMatchObject({
      lastSentOn: '2026-03-09',
    });
    const { items } = await bank.shown(bank.admin, '/day-mails');
    expect(items).toMatchObject([{ personId: 'zhou', ordered: true }]);
    const after = await bank.sent(voice, '/me/day/mail/cancellation', {});
    expect(await bank.shown(voice, '/me/day/mail', after.position)).toMatchObject({
      ordered: false,
    });
    expect(got()).toHaveLength(1);
  });
});

describe('a mail from a client', () => {
  it('becomes a contact on the timeline, once, and is marked as read', async () => {
    const mail = [
      'From: CFO <cfo@cfo.example>',
      'To: vip@bank.example',
      `Subject: =?UTF-8?B?${Buffer.from('展期申请').toString('base64')}?=`,
      'Message-ID: <7@cfo.example>',
      'Content-Type: text/plain; charset=gb18030',
      'Content-Transfer-Encoding: base64',
      '',
      'xOO6ww==',
    ].join('\r\n');
    servers.deliver(mail);
    servers.deliver(mail);
    const seen = () => bank.shown(bank.wang, '/interactions?clientId=cl_cfo');
    const { items } = await eventually(seen, (page) => page.items.length > 0, 60_000);
    expect(items).toMatchObject([
      { channel: 'email', direction: 'fromClient', subject: '展期申请', note: '你好' },
    ]);
    await eventually(flags, (all) => all.every((each) => each.includes('\\Seen')), 60_000);
    const messages = await bank.shown(bank.head, '/mailbox/messages');
    expect(messages.items).toHaveLength(1);
  });

  it('that nobody can read is flagged for a person, and holds nothing up', async () => {
    const level = (number: number) => [
      `Content-Type: multipart/report; report-type=delivery-status; boundary=b${number}`,
      ...['', `--b${number}`],
    ];
    const depths = Array.from({ length: 300 }, (_, number) => level(number)).flat();
    servers.deliver('To: vip@bank.example\r\n\r\nNo sender');
    servers.deliver(['From: a@b.example', 'To: vip@bank.example', ...depths, 'x'].join('\r\n'));
    servers.deliver('From: cfo@cfo.example\r\nTo: vip@bank.example\r\nSubject: Last\r\n\r\nHello');
    const messages = () => bank.shown(bank.head, '/mailbox/messages');
    await eventually(messages, ({ items }) => items.length === 2, 60_000);
    const isFlagged = (each: readonly string[]) => each.includes('\\Flagged');
    await eventually(flags, (all) => all.filter(isFlagged).length === 2, 60_000);
  });
});
