import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { selfSigned } from './self-signed.js';
import { ownIdentity, trustedRoot } from './tls-identity.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tls-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('an identity that a server makes itself', () => {
  it('is made once, and only its owner reads the key', async () => {
    const first = await ownIdentity(dir, []);
    expect(await ownIdentity(dir, [])).toEqual(first);
    expect((await stat(join(dir, 'tls', 'key.pem'))).mode & 0o077).toBe(0);
    expect(await readFile(first.certificate, 'utf8')).toBe(first.cert);
  });

  it('is made anew for another name', async () => {
    const first = await ownIdentity(dir, []);
    const second = await ownIdentity(dir, ['events.bank.example', '10.1.2.3', 'fe80::1:2']);
    expect(second.cert).not.toBe(first.cert);
    const certificate = new X509Certificate(second.cert);
    expect(certificate.checkHost('events.bank.example')).toBe('events.bank.example');
    for (const address of ['127.0.0.1', '::1', '10.1.2.3', 'fe80::1:2']) {
      expect(certificate.checkIP(address)).toBe(address);
    }
    expect(certificate.checkHost('elsewhere.example')).toBeUndefined();
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('serves clients that trust it, and no others', async () => {
    const { key, cert } = await ownIdentity(dir, []);
    const server = createServer({ key, cert }, (socket) => socket.end('in'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost']) {
      const socket = connect({ port, host, ca: cert });
      const [said] = (await once(socket, 'data')) as [Buffer];
      expect(said.toString()).toBe('in');
      socket.destroy();
    }
    const other = selfSigned(['127.0.0.1']);
    await expect(once(connect({ port, ca: other.cert }), 'secureConnect')).rejects.toThrow(
      /self-signed/,
    );
    server.close();
  });
});

describe('trusted roots', () => {
  it('vouch for a certificate, or the server does not start', async () => {
    const [ours, theirs] = [selfSigned(['a.example']), selfSigned(['b.example'])];
    await writeFile(join(dir, 'notes.txt'), 'no certificate');
    await writeFile(join(dir, 'ours.pem'), ours.cert);
    expect(await trustedRoot(ours.cert, dir)).toBe(join(dir, 'ours.pem'));
    expect(await trustedRoot(ours.cert, join(dir, 'ours.pem'))).toBe(join(dir, 'ours.pem'));
    await expect(trustedRoot(theirs.cert, dir)).rejects.toThrow(/has signed that of CN=b.example/);
  });
});
