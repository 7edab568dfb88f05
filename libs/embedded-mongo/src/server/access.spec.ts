import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import type { Doc } from '../bson/values.js';
import { EmbeddedMongo, type EmbeddedMongoOptions, type RunningMongo } from '../embedded-mongo.js';
import { body, command, exchangeWith, flags, message } from './raw-client.js';
import { OpCode } from './wire.js';

const credentials = { username: 'rapport', password: 'p=4,ss:w@rd/' };

let server: RunningMongo | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function started(options: EmbeddedMongoOptions = {}): Promise<RunningMongo> {
  server = await EmbeddedMongo.start({ inProcess: true, ...options });
  return server;
}

const portOf = ({ url }: RunningMongo) => Number(new URL(url).port);

/** Inserts and reads as a client of this URL would. */
async function used(url: string, options: MongoClientOptions = {}): Promise<number> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000, ...options });
  try {
    await client.connect();
    const rows = client.db('d').collection('rows');
    await rows.insertOne({});
    return await rows.countDocuments();
  } finally {
    await client.close();
  }
}

describe('a server with credentials', () => {
  it('serves who knows them, and says so', async () => {
    const { url } = await started({ credentials });
    expect(await used(url)).toBe(1);
    expect(await used(url.replace('authSource', 'authMechanism=SCRAM-SHA-256&authSource'))).toBe(2);
    const client = await new MongoClient(url).connect();
    const status = await client.db('admin').command({ connectionStatus: 1 });
    expect(status['authInfo']).toMatchObject({ authenticatedUsers: [{ user: 'rapport' }] });
    await client.db('admin').command({ logout: 1 });
    await client.close();
  });

  it.each([
    ['a wrong password', 'rapport', 'other'],
    ['another name', 'nobody', credentials.password],
  ])('refuses %s', async (_, username, password) => {
    const { url } = await started({ credentials });
    const other = new URL(url.replace('mongodb:', 'http:'));
    other.username = username;
    other.password = password;
    const refused = used(other.href.replace('http:', 'mongodb:'));
    await expect(refused).rejects.toMatchObject({ code: 18 });
  });

  it('refuses SCRAM-SHA-1, other databases, and half a conversation', async () => {
    const running = await started({ credentials });
    const sha1 = running.url.replace('authSource', 'authMechanism=SCRAM-SHA-1&authSource');
    await expect(used(sha1)).rejects.toMatchObject({ code: 334 });
    const elsewhere = running.url.replace('authSource=admin', 'authSource=d');
    await expect(used(elsewhere)).rejects.toMatchObject({ code: 18 });
    const proof = {
      saslContinue: 1,
      conversationId: 1,
      payload: Buffer.from('c=biws'),
      $db: 'admin',
    };
    expect(await command(portOf(running), proof)).toMatchObject({ ok: 0, code: 17 });
  });

  it('lets strangers say hello, and nothing else', async () => {
    const running = await started({ credentials });
    const ask = (doc: Doc) => command(portOf(running), { ...doc, $db: 'admin' });
    for (const name of ['hello', 'isMaster', 'ping', 'buildInfo', 'connectionStatus']) {
      expect(await ask({ [name]: 1 })).toMatchObject({ ok: 1 });
    }
    const asks = [
      { find: 'rows' },
      { insert: 'rows', documents: [{ _id: 1 }] },
      { dropDatabase: 1 },
      { killAllSessions: [] },
      { configureFailPoint: 'failCommand', mode: 'alwaysOn', data: { failCommands: ['find'] } },
      { serverStatus: 1 },
      { endSessions: [] },
      { abortTransaction: 1 },
      { frobnicate: 1 },
    ];
    for (const doc of asks) expect(await ask(doc)).toMatchObject({ ok: 0, code: 13 });
    expect(await used(running.url)).toBe(1);
  });

  it('reads no long message of a stranger', async () => {
    const running = await started({ credentials });
    const long = message(
      OpCode.Message,
      flags(0),
      body({ ping: 1, $db: 'admin', x: 'x'.repeat(70_000) }),
    );
    expect(await exchangeWith(portOf(running), long)).toEqual([]);
  });

  it('is needed where others can reach it', async () => {
    const open = EmbeddedMongo.start({ inProcess: true, host: '0.0.0.0' });
    await expect(open).rejects.toThrow('needs credentials');
    await started({ host: '0.0.0.0', credentials });
  });
});

describe('a server with TLS', () => {
  let dir: string;
  const file = (name: string) => join(dir, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });

  /** A certificate of our own authority, with its key in one file. */
  function certificate(name: string): string {
    const [key, request, signed] = [`${name}.key`, `${name}.csr`, `${name}.crt`].map(file);
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl('req', ...curve, '-keyout', key ?? '', '-out', request ?? '', '-subj', `/CN=${name}`);
    writeFileSync(file('ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
    openssl(
      ...['x509', '-req', '-in', request ?? '', '-CA', file('ca.crt'), '-CAkey', file('ca.key')],
      ...['-CAcreateserial', '-out', signed ?? '', '-days', '2', '-extfile', file('ext')],
    );
    const pem = file(`${name}.pem`);
    writeFileSync(pem, readFileSync(key ?? '', 'utf8') + readFileSync(signed ?? '', 'utf8'));
    return pem;
  }

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'mongo-tls-'));
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const out = [
      '-keyout',
      file('ca.key'),
      '-out',
      file('ca.crt'),
      '-days',
      '2',
      '-subj',
      '/CN=ca',
    ];
    openssl('req', '-x509', ...curve, ...out);
    certificate('server');
    certificate('client');
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('serves over TLS alone where that is required', async () => {
    const certificateKeyFile = file('server.pem');
    const tls = { mode: 'requireTLS', certificateKeyFile } as const;
    const { url } = await started({ credentials, tls });
    expect(await used(url, { tlsCAFile: file('ca.crt') })).toBe(1);
    await expect(used(url)).rejects.toThrow(/certificate|self-signed/i);
    await expect(used(url.replace('&tls=true', ''))).rejects.toBeDefined();
  });

  it('serves with and without it where that is allowed', async () => {
    const certificateKeyFile = file('server.pem');
    const tls = { mode: 'allowTLS', certificateKeyFile } as const;
    const { url } = await started({ tls });
    expect(await used(url, { tlsCAFile: file('ca.crt') })).toBe(1);
    expect(await used(url.replace('&tls=true', ''))).toBe(2);
  });

  it('asks clients for a certificate where it knows who signs them', async () => {
    const caFile = file('ca.crt');
    const tls = { mode: 'requireTLS', certificateKeyFile: file('server.pem'), caFile } as const;
    const { url } = await started({ tls });
    await expect(used(url, { tlsCAFile: caFile })).rejects.toBeDefined();
    const own = { tlsCAFile: caFile, tlsCertificateKeyFile: file('client.pem') };
    expect(await used(url, own)).toBe(1);
  });
});

describe('bounds', () => {
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 50));

  it('keeps to the number of connections', async () => {
    const running = await started({ maxConnections: 3 });
    const sockets = Array.from({ length: 5 }, () => connect(portOf(running), '127.0.0.1'));
    let closed = 0;
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.on('close', () => closed++);
    }
    await quiet();
    expect(closed).toBe(2);
    for (const socket of sockets) socket.destroy();
  });

  it('answers a client in turn that does not wait for answers, and reads it no faster', async () => {
    const running = await started();
    const ping = message(OpCode.Message, flags(0), body({ ping: 1, $db: 'admin' }));
    const bytes = Buffer.concat(Array.from({ length: 5_000 }, () => ping));
    expect(await exchangeWith(portOf(running), bytes, 5_000)).toHaveLength(5_000);
  });

  it('goes on when a client hangs up in the middle of a message', async () => {
    const running = await started();
    const insert = { insert: 'rows', $db: 'd', documents: [{ _id: 'x'.repeat(900) }] };
    const bytes = message(OpCode.Message, flags(0), body(insert));
    const socket = connect(portOf(running), '127.0.0.1');
    socket.write(bytes.subarray(0, 500));
    await quiet();
    socket.destroy();
    expect(await used(running.url)).toBe(1);
  });
});
