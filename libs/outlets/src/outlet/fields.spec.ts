import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { terms } from './outlet.examples.js';
import { hidden } from './fields.js';
import type { FieldPolicy } from './terms.js';

const data = {
  loanId: 'ln_1',
  amount: { minor: 5, currency: 'CNY' },
  facts: { name: { en: 'Qinling' }, contacts: [{ phone: '1' }, { phone: '2', city: 'Xian' }] },
};
const shown = async (fields: readonly FieldPolicy[], encryptionKey?: string) => {
  const policy = { ...terms, fields, ...(encryptionKey !== undefined && { encryptionKey }) };
  const text = await hidden(JSON.stringify({ id: '1', data }), policy);
  return (JSON.parse(text) as { readonly data: typeof data }).data;
};

describe('a field of an event', () => {
  it('is shown where nothing is said', async () => expect(await shown([])).toEqual(data));

  it('is masked', async () =>
    expect(await shown([{ path: 'amount', treatment: 'masked' }])).toEqual({
      ...data,
      amount: '***',
    }));

  it('is left out, in every element of a list', async () =>
    expect(await shown([{ path: 'facts.contacts.phone', treatment: 'absent' }])).toEqual({
      ...data,
      facts: { ...data.facts, contacts: [{}, { city: 'Xian' }] },
    }));

  it('that is not there is not made', async () =>
    expect(await shown([{ path: 'facts.email', treatment: 'masked' }])).toEqual(data));

  it('is encrypted for the service alone', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
    const key = JSON.stringify(await exportJWK(publicKey));
    const found = await shown([{ path: 'amount', treatment: 'encrypted' }], key);
    const { plaintext } = await compactDecrypt(found.amount as unknown as string, privateKey);
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(data.amount);
  });
});
