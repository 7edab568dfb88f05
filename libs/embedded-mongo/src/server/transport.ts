import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** `mongod`'s modes: no TLS, with and without, TLS only. Clients of one node prefer nothing. */
export const TLS_MODES = ['disabled', 'allowTLS', 'preferTLS', 'requireTLS'] as const;

/** How connections are secured, as the options of `mongod` say it. */
export interface TlsSettings {
  readonly mode: (typeof TLS_MODES)[number];
  /** A file with the certificate and its key, PEM. */
  readonly certificateKeyFile?: string;
  /** Who signs the certificates of clients; with it they need one. */
  readonly caFile?: string;
  readonly allowConnectionsWithoutCertificates?: boolean;
}

/** The first byte of a TLS handshake; no message of MongoDB's begins so: it would be too short. */
const HANDSHAKE = 0x16;

/** A server on TCP that hands on connections, secured as set. */
export function createTransport(
  tls: TlsSettings | undefined,
  accept: (socket: Socket) => void,
): Server {
  if (tls === undefined || tls.mode === 'disabled') return createServer(accept);
  const secure = createTlsServer(optionsOf(tls), accept);
  secure.on('tlsClientError', (_, socket) => socket.destroy());
  if (tls.mode === 'requireTLS') return secure;
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const chunk: unknown = socket.read();
      if (!Buffer.isBuffer(chunk)) return;
      socket.unshift(chunk);
      if (chunk[0] === HANDSHAKE) secure.emit('connection', socket);
      else accept(socket);
    });
  });
}

function optionsOf(tls: TlsSettings): TlsOptions {
  const { certificateKeyFile, caFile, allowConnectionsWithoutCertificates = false } = tls;
  if (certificateKeyFile === undefined) throw new Error('TLS needs a tlsCertificateKeyFile');
  const pem = readFileSync(certificateKeyFile);
  return {
    cert: pem,
    key: pem,
    minVersion: 'TLSv1.2',
    ...(caFile === undefined
      ? {}
      : {
          ca: readFileSync(caFile),
          requestCert: true,
          rejectUnauthorized: !allowConnectionsWithoutCertificates,
        }),
  };
}
