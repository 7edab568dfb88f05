import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { delivered } from './delivery.js';

const now = Date.parse('2026-03-02T09:00:00.000Z');
const keys = await generateKeyPair('EdDSA', { extractable: true });
const { x = '' } = await exportJWK(keys.publicKey);
const signal = { code: 'bankruptcyFiled', title: 'Filed.' };
const told = { jti: 'c-1', iat: now / 1_000, signal };
const signed = (payload: object | string) =>
  new CompactSign(
    new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)),
  )
    .setProtectedHeader({ alg: 'EdDSA' })
    .sign(keys.privateKey);

describe('a delivery of a provider', () => {
  it('is what was signed by its key', async () =>
    expect(await delivered(await signed(told), x, now)).toEqual({ jti: 'c-1', signal }));

  it('is taken within five minutes only', async () => {
    const jws = await signed(told);
    await expect(delivered(jws, x, now + 300_000)).resolves.toBeDefined();
    await expect(delivered(jws, x, now + 301_000)).rejects.toThrow('DeliveryTooOld');
    await expect(delivered(jws, x, now - 301_000)).rejects.toThrow('DeliveryTooOld');
  });

  it('is refused with another key, another content or no signature', async () => {
    const jws = await signed(told);
    const strange = await generateKeyPair('EdDSA', { extractable: true });
    const { x: other = '' } = await exportJWK(strange.publicKey);
    await expect(delivered(jws, other, now)).rejects.toThrow('DeliveryNotSigned');
    const [head, , tail] = jws.split('.');
    const body = Buffer.from(JSON.stringify({ ...told, jti: 'c-2' })).toString('base64url');
    await expect(delivered(`${head}.${body}.${tail}`, x, now)).rejects.toThrow('DeliveryNotSigned');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await expect(delivered(`${none}.${body}.`, x, now)).rejects.toThrow('DeliveryNotSigned');
  });

  it.each<object | string>([
    { ...told, jti: 'a b' },
    { ...told, iat: 'now' },
    { iat: 1 },
    'soon',
    '1',
  ])('is unreadable as %j', async (payload) =>
    expect(delivered(await signed(payload), x, now)).rejects.toThrow('DeliveryUnreadable'),
  );
});
