/** Where a mail server is, and who we are there. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte; otherwise by STARTTLS. */
  readonly secure: boolean;
  /** Plain text is accepted from this machine only. */
  readonly isLocal: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const ports: Readonly<Record<string, number>> = { smtp: 587, smtps: 465, imap: 143, imaps: 993 };

/** What an address says: `smtps://user:password@mail.bank.cn:465`. */
export function serverAddress(address: string): ServerAddress {
  const { protocol, hostname: host, port, username, password } = new URL(address);
  const scheme = protocol.slice(0, -1);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    host,
    port: port === '' ? (ports[scheme] ?? 0) : Number(port),
    secure: scheme.endsWith('s'),
    isLocal: ['localhost', '127.0.0.1', '[::1]'].includes(host),
    ...(user !== '' && { auth: { user, pass } }),
  };
}
