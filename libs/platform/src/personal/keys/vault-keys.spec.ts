import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '../../stores/event-store.js';
import { MasterKeys } from './master-keys.js';
import { VaultKeys } from './vault-keys.js';

/**
 * A partner that answers as the documentation of Vault's transit engine says: keys in versions,
 * base64 in and out, 400 for what it cannot decrypt, 403 for a token it does not know, 503 while sealed.
 */
const vault = { keys: [randomBytes(32)], token: 's.first', sealed: false };

interface Asked {
  readonly plaintext?: string;
  readonly ciphertext?: string;
  readonly associated_data?: string;
}
const bytes = (text = '') => Buffer.from(text, 'base64');

function encrypt({ plaintext, associated_data }: Asked) {
  const version = vault.keys.length;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', vault.keys[version - 1] ?? '', iv);
  cipher.setAAD(bytes(associated_data));
  const body = Buffer.concat([cipher.update(bytes(plaintext)), cipher.final()]);
  const whole = Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64');
  return { ciphertext: `vault:v${version}:${whole}`, key_version: version };
}

function decrypt({ ciphertext = '', associated_data }: Asked) {
  const [, version, text] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
  const whole = bytes(text);
  const key = vault.keys[Number(version) - 1] ?? '';
  const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, 12));
  decipher.setAAD(bytes(associated_data)).setAuthTag(whole.subarray(-16));
  const plain = Buffer.concat([decipher.update(whole.subarray(12, -16)), decipher.final()]);
  return { plaintext: plain.toString('base64') };
}

async function answered(request: IncomingMessage): Promise<readonly [number, object]> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const asked = (text === '' ? {} : JSON.parse(text)) as Asked;
  if (vault.sealed) return [503, { errors: ['Vault is sealed'] }];
  if (request.headers['x-vault-token'] !== vault.token) {
    return [403, { errors: ['permission denied'] }];
  }
  try {
    switch (`${request.method} ${request.url}`) {
      case 'POST /v1/transit/encrypt/rapport':
        return [200, { data: encrypt(asked) }];
      case 'POST /v1/transit/decrypt/rapport':
        return [200, { data: decrypt(asked) }];
      case 'GET /v1/transit/keys/rapport':
        return [200, { data: { type: 'aes256-gcm96', latest_version: vault.keys.length } }];
      default:
        return [404, { errors: [] }];
    }
  } catch {
    return [400, { errors: ['cipher: message authentication failed'] }];
  }
}

const partner = createServer((request, response) => {
  void answered(request).then(([status, body]) =>
    response.writeHead(status).end(JSON.stringify(body)),
  );
});
const folder = mkdtempSync(join(tmpdir(), 'rapport-vault-'));
const kmsTokenFile = join(folder, 'token');
const secret = randomBytes(32);
let settings: Parameters<typeof VaultKeys.open>[0];
let keys: VaultKeys;

beforeAll(async () => {
  await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve));
  const address = partner.address();
  const port = typeof address === 'object' ? address?.port : '';
  const kmsUrl = `http://127.0.0.1:${String(port)}/v1/transit`;
  writeFileSync(kmsTokenFile, 's.first\n');
  settings = { kmsUrl, kmsKey: 'rapport', kmsTokenFile, data: folder, masterKeys: '' };
  keys = VaultKeys.open(settings);
  await keys.lookAgain();
});
afterAll(() => {
  partner.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a master key in a vault', () => {
  it('wraps a key for one person only', async () => {
    const wrapped = await keys.wrap(secret, 'pe_1');
    expect(wrapped).toMatch(/^vault:v1:/);
    expect(wrapped).not.toContain(secret.toString('base64'));
    expect(await keys.unwrap(wrapped, 'pe_1')).toEqual(secret);
    await expect(keys.unwrap(wrapped, 'pe_2')).rejects.toThrow(
      /refuses decrypt\/rapport: HTTP 400/,
    );
  });

  it('goes on to unwrap after the vault has rotated it', async () => {
    const wrapped = await keys.wrap(secret, 'pe_1');
    vault.keys.push(randomBytes(32));
    expect(keys.isCurrent(wrapped)).toBe(true); // as far as has been heard
    await keys.lookAgain();
    expect(keys.isCurrent(wrapped)).toBe(false);
    expect(await keys.unwrap(wrapped, 'pe_1')).toEqual(secret);
    expect(keys.isCurrent(await keys.wrap(secret, 'pe_1'))).toBe(true);
  });

  it('takes over what a key of the data folder has wrapped', async () => {
    const wrapped = await MasterKeys.open({ data: folder, masterKeys: '' }).wrap(secret, 'pe_1');
    expect(keys.isCurrent(wrapped)).toBe(false);
    expect(await keys.unwrap(wrapped, 'pe_1')).toEqual(secret);
  });

  it('is asked with the token that is in the file now', async () => {
    vault.token = 's.second';
    await expect(keys.wrap(secret, 'pe_1')).rejects.toThrow(StoreUnavailable);
    writeFileSync(kmsTokenFile, 's.second\n');
    expect(await keys.wrap(secret, 'pe_1')).toMatch(/^vault:/);
  });

  it('that does not answer is a store that does not answer: to try again helps', async () => {
    const wrapped = await keys.wrap(secret, 'pe_1');
    vault.sealed = true;
    await expect(keys.unwrap(wrapped, 'pe_1')).rejects.toThrow('kms does not answer');
    vault.sealed = false;
    expect(await keys.unwrap(wrapped, 'pe_1')).toEqual(secret);
    const away = VaultKeys.open({ ...settings, kmsUrl: 'http://127.0.0.1:1/v1/transit' });
    await expect(away.lookAgain()).rejects.toThrow(StoreUnavailable);
  });

  it('is missed by name', async () => {
    const other = VaultKeys.open({ ...settings, kmsKey: 'other' });
    await expect(other.lookAgain()).rejects.toThrow(/keys\/other: HTTP 404/);
  });
});
