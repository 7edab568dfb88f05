import type { Variable } from './variable.js';
import { text, url, whole } from './variable.js';

/** The variables of the mail servers of the bank. Without them no mail goes out or comes in. */
export const mailVariables = {
  smtpUrl: {
    variable: 'RAPPORT_SMTP_URL',
    en: 'Server that takes notices by e-mail: smtps://user:password@host. None by default.',
    zh: '邮件发送服务器，例如 smtps://用户:密码@主机；默认不发送邮件',
    otherwise: '',
    read: url('smtp', 'smtps'),
  },
  imapUrl: {
    variable: 'RAPPORT_IMAP_URL',
    en: 'Mailbox that is read: imaps://user:password@host. Bounces come back to it. None by default.',
    zh: '邮件接收邮箱，例如 imaps://用户:密码@主机，退信亦由此收取；默认不接收邮件',
    otherwise: '',
    read: url('imap', 'imaps'),
  },
  mailFrom: {
    variable: 'RAPPORT_MAIL_FROM',
    en: 'Address that the bank writes from.',
    zh: '银行发件地址',
    otherwise: 'rapport@localhost',
    read: (value: string): string | Error =>
      /^[^\s@<>]+@[^\s@<>]+$/.test(value)
        ? text(value)
        : new Error('must be an address, a@bank.cn'),
  },
  mailSeconds: {
    variable: 'RAPPORT_MAIL_SECONDS',
    en: 'How often mail is sent and fetched, in seconds.',
    zh: '收发邮件的间隔（秒）',
    otherwise: 30,
    read: whole(1, 3_600),
  },
} satisfies Readonly<Record<string, Variable<string | number>>>;
