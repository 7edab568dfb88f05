/** The part of the IMAP server for tests that the specs use; it brings no types. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  interface ImapServer {
    readonly server: Server;
    listen(port: number, ready: () => void): void;
    close(done: () => void): void;
    appendMessage(path: string, flags: readonly string[], date: false, raw: string): void;
    getMailbox(path: string): { readonly messages: readonly { readonly flags: string[] }[] };
  }
  const start: (options: {
    readonly plugins: readonly string[];
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: Readonly<Record<string, { readonly messages: { readonly raw: string }[] }>>;
  }) => ImapServer;
  export default start;
}
