import { CompactEncrypt, importJWK } from 'jose';
import { encryptionKeyOf } from './encryption-key.js';
import type { FieldPolicy, OutletTerms } from './terms.js';

type Json = Readonly<Record<string, unknown>>;
type Hide = (value: unknown) => Promise<unknown>;

const mask = '***';

/** The text of an event as its reader may have it: fields masked, encrypted for it, or left out. */
export async function hidden(
  text: string,
  { fields, encryptionKey }: Pick<OutletTerms, 'fields' | 'encryptionKey'>,
): Promise<string> {
  if (fields.length === 0) return text;
  const event = JSON.parse(text) as Json;
  let data = event['data'];
  for (const policy of fields) {
    data = await replaced(data, policy.path.split('.'), hiding(policy, encryptionKey));
  }
  return JSON.stringify({ ...event, data });
}

const hiding =
  ({ treatment }: FieldPolicy, encryptionKey: string | undefined): Hide =>
  async (value) => {
    if (treatment === 'absent') return undefined;
    if (treatment === 'masked') return mask;
    return encryptionKey === undefined ? mask : encrypted(value, encryptionKey);
  };

async function encrypted(value: unknown, text: string): Promise<string> {
  const receiver = encryptionKeyOf(text);
  if (!receiver) return mask;
  const { key, algorithm } = receiver;
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: algorithm, enc: 'A256GCM' })
    .encrypt(await importJWK(key, algorithm));
}

/** The data with what stands at a path hidden, in every element of lists upon the way. */
async function replaced(data: unknown, path: readonly string[], hide: Hide): Promise<unknown> {
  if (Array.isArray(data)) return Promise.all(data.map((each) => replaced(each, path, hide)));
  if (typeof data !== 'object' || data === null) return data;
  const [name = '', ...rest] = path;
  const { [name]: found, ...others } = data as Json;
  if (found === undefined) return data;
  const changed = rest.length === 0 ? await hide(found) : await replaced(found, rest, hide);
  return changed === undefined ? others : { ...data, [name]: changed };
}
