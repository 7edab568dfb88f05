import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMasterKey, decrypted, encrypted, MasterKeys, masterKeysFile } from './master-keys.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-masters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = createSecretKey(randomBytes(32));

describe('personal data under a key', () => {
  it('come back as they were', () =>
    expect(decrypted(key, encrypted(key, '王五', 'a'), 'a').toString()).toBe('王五'));
  it('look different each time', () =>
    expect(encrypted(key, '王五', 'a')).not.toBe(encrypted(key, '王五', 'a')));
  it('are of no use elsewhere', () =>
    expect(() => decrypted(key, encrypted(key, '王五', 'client-1'), 'client-2')).toThrow());
  it('are of no use once altered', () => {
    const bytes = Buffer.from(encrypted(key, '王五', 'a'), 'base64url');
    bytes[14] = (bytes[14] ?? 0) ^ 1;
    expect(() => decrypted(key, bytes.toString('base64url'), 'a')).toThrow();
  });
});

describe('a master key', () => {
  const before = MasterKeys.open({ data: folder, masterKeys: '' });
  const secret = randomBytes(32);

  it('is read by nobody else of the machine', () =>
    expect(statSync(masterKeysFile(folder)).mode & 0o077).toBe(0));
  it('wraps a key for one person only', async () => {
    const wrapped = await before.wrap(secret, 'pe_1');
    expect(await before.unwrap(wrapped, 'pe_1')).toEqual(secret);
    await expect(async () => before.unwrap(wrapped, 'pe_2')).rejects.toThrow();
  });
  it('goes on to unwrap after another has taken its place', async () => {
    const wrapped = await before.wrap(secret, 'pe_1');
    const id = addMasterKey(folder);
    const after = MasterKeys.open({ data: folder, masterKeys: '' });
    expect(await after.unwrap(wrapped, 'pe_1')).toEqual(secret);
    expect([before.isCurrent(wrapped), after.isCurrent(wrapped)]).toEqual([true, false]);
    expect(await after.wrap(secret, 'pe_1')).toMatch(new RegExp(`^${id}\\.`));
  });
  it('is missed by name', async () => {
    const other = MasterKeys.open({ data: '', masterKeys: secret.toString('base64url') });
    const wrapped = await before.wrap(secret, 'pe_1');
    await expect(other.unwrap(wrapped, 'pe_1')).rejects.toThrow(/is not among/);
  });
});
