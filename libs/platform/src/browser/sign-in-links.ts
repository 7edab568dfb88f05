import { createHash, randomBytes } from 'node:crypto';
import type { Settings } from '../configuration/settings.js';
import { signLocally } from '../identity/tokens.js';
import { platformRefusals } from '../platform.refusals.js';
import type { Tables } from '../stores/tables.js';
import { sessionSeconds } from './session.js';

const table = 'sign-in-links';
const linkMs = 15 * 60 * 1_000;
/** How many links that nobody used are cleared away each time one is made. */
const mostCleared = 100;

/** The code itself is never kept: who reads the table cannot sign in. */
const keyOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** Makes a link that signs one person in to the console, once, within a quarter of an hour. */
export async function signInLink(
  tables: Tables,
  address: string,
  person: { readonly subject: string; readonly name: string },
): Promise<string> {
  const now = Date.now();
  const old = { field: 'until', is: 'lt', value: now } as const;
  const unused = await tables.find(table, { all: [old] }, { limit: mostCleared });
  const code = randomBytes(18).toString('base64url');
  const link = { _id: keyOf(code), ...person, until: now + linkMs, used: false };
  await tables.write(table, [{ insert: link }, ...unused.map(({ _id }) => ({ remove: _id }))]);
  return `${address}/console/sign-in?link=${code}`;
}

/**
 * Turns the code of a link into the token of a session.
 * @throws SignInLinkInvalid where there is no such link, it is too old, or was used before
 */
export async function redeemLink(settings: Settings, tables: Tables, code: string) {
  const id = keyOf(code);
  const [link] = await tables.byIds(table, [id]);
  const isFresh = link !== undefined && Number(link['until']) > Date.now();
  if (!isFresh || !(await tables.swap(table, [id], { used: false }, { used: true }))) {
    throw platformRefusals.SignInLinkInvalid();
  }
  const personId = String(link['subject']);
  const claims = { sub: personId, name: String(link['name']) };
  const { audience } = settings;
  const lifetime = `${sessionSeconds}s`;
  return { personId, token: await signLocally(settings, claims, { audience, lifetime }) };
}
