import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { selfSigned } from './self-signed.js';

/** Certificate and key, PEM. */
export interface TlsIdentity {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
}

const RENEWED_BEFORE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * The identity of a server that brings none: signed by itself, made in the folder at its first
 * start, and again when it is about to expire or lacks a name. `certificate` is the file that
 * clients trust; only its owner can read the key.
 * @param names host names and addresses under which clients reach the server
 */
export async function ownIdentity(
  folder: string,
  names: readonly string[],
): Promise<TlsIdentity & { readonly certificate: string }> {
  const home = join(folder, 'tls');
  const [certificate, keyFile] = [join(home, 'certificate.pem'), join(home, 'key.pem')];
  const wanted = [...new Set(['localhost', '127.0.0.1', '::1', ...names])];
  if (!existsSync(keyFile) || !isFit(await readFile(certificate, 'utf8'), wanted)) {
    await mkdir(home, { recursive: true, mode: 0o700 });
    const made = selfSigned(wanted);
    await writeFile(keyFile, made.key, { mode: 0o600 });
    await writeFile(certificate, made.cert);
  }
  const [cert, key] = [await readFile(certificate, 'utf8'), await readFile(keyFile, 'utf8')];
  return { cert, key, certificate };
}

function isFit(cert: string, names: readonly string[]): boolean {
  const certificate = new X509Certificate(cert);
  const lastsMs = Date.parse(certificate.validTo) - Date.now();
  const has = (name: string) =>
    isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name);
  return lastsMs > RENEWED_BEFORE_MS && names.every(has);
}

/**
 * The file among trusted roots that vouches for the certificate: what clients need. As the real
 * servers do, a server does not start with a certificate that its own roots do not trust.
 * @param roots a folder of certificates (PEM), or one file
 */
export async function trustedRoot(cert: string | Buffer, roots: string): Promise<string> {
  const certificate = new X509Certificate(cert);
  const files = await readdir(roots).then(
    (names) => names.map((name) => join(roots, name)),
    () => [roots],
  );
  for (const file of files) {
    const root = await readFile(file)
      .then((pem) => new X509Certificate(pem))
      .catch(() => undefined);
    if (root && certificate.checkIssued(root) && certificate.verify(root.publicKey)) return file;
  }
  throw new Error(`no certificate in ${roots} has signed that of ${certificate.subject}`);
}
