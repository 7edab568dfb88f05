import { signInLink, Tables } from '#platform';
import { request as askOver } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  await rapport.as('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const person = { subject: 'relationshipManager', name: 'Wang Fang' };
const linkFor = () => signInLink(rapport.app.get(Tables), rapport.url, person);

/** Follows a link as a browser does; gives the cookie it gets. */
async function cookieOf(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console']);
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
  return cookie.split(';')[0] ?? '';
}

const problemOf = async (answer: Response) => (await answer.json()) as { readonly code: string };

const command = (cookie: string, headers: Readonly<Record<string, string>>) =>
  fetch(`${rapport.url}/clients`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/json',
      'idempotency-key': `console-${Math.random()}`,
      ...headers,
    },
    body: JSON.stringify({
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: 'Qinling Wind Power' } },
      source: { provenance: 'interview', statedOn: '2026-03-02' },
    }),
  });

describe('a session of the console', () => {
  it('begins with a link, once', async () => {
    const link = await linkFor();
    const cookie = await cookieOf(link);
    const again = await fetch(link, { redirect: 'manual' });
    expect([again.status, (await problemOf(again)).code]).toEqual([401, 'SignInLinkInvalid']);
    const answer = await fetch(`${rapport.url}/me`, { headers: { cookie } });
    const me = (await answer.json()) as { readonly operations: readonly string[] };
    expect(me).toMatchObject({
      id: 'relationshipManager',
      roles: [{ role: 'relationshipManager' }],
      today: rapport.clock.today(),
    });
    expect(me.operations).toContain('ListClients');
    expect(me.operations).not.toContain('ListStaffRequests');
  });

  it('does not begin with a link that nobody made', async () => {
    const answer = await fetch(`${rapport.url}/console/sign-in?link=guessed`);
    expect(answer.status).toBe(401);
  });

  it('sends commands from the console only', async () => {
    const cookie = await cookieOf(await linkFor());
    const foreign = await command(cookie, {});
    expect([foreign.status, (await problemOf(foreign)).code]).toEqual([403, 'NotFromConsole']);
    const otherOrigin = { 'x-rapport-console': '1', origin: 'https://elsewhere.example' };
    expect((await command(cookie, otherOrigin)).status).toBe(403);
    const own = { 'x-rapport-console': '1', origin: rapport.url };
    expect((await command(cookie, own)).status).toBe(201);
  });

  it('ends', async () => {
    const cookie = await cookieOf(await linkFor());
    const answer = await fetch(`${rapport.url}/console/sign-out`, {
      method: 'POST',
      headers: { cookie, 'x-rapport-console': '1', 'idempotency-key': 'sign-out-1' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=0');
  });
});

/** What the console sends as it is, without the encoding undone. */
const raw = (path: string, encoding: string) =>
  new Promise<{ status?: number; headers: Record<string, unknown>; body: Buffer }>((resolve) => {
    const asked = { headers: { 'accept-encoding': encoding } };
    askOver(`${rapport.url}${path}`, asked, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    }).end();
  });

describe('the files of the console', () => {
  it.each(['br', 'gzip, deflate', 'identity'])('come in %s', async (encoding) => {
    const { status, headers, body } = await raw('/console', encoding);
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    if (encoding.startsWith('gzip'))
      expect(gunzipSync(body).toString()).toContain('<title>Rapport');
    if (encoding === 'identity') expect(body.toString()).toContain('<title>Rapport');
  });

  it('come with the description of the API, packed for whoever can unpack it', async () => {
    const [whole, packed] = await Promise.all([
      raw('/openapi.json', 'identity'),
      raw('/openapi.json', 'br, gzip'),
    ]);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toBe(whole.headers['content-type']);
    expect(gunzipSync(packed.body).equals(whole.body)).toBe(true);
    expect(packed.body.length).toBeLessThan(whole.body.length / 5);
  });

  it('show one page at every address, and nothing of the disk', async () => {
    expect((await raw('/console/clients/cl_x', 'identity')).status).toBe(200);
    expect((await raw('/console/assets/none.js', 'identity')).status).toBe(404);
    const page = await raw('/console/..%2f..%2fpackage.json', 'identity');
    expect(page.body.toString()).not.toContain('"dependencies"');
  });
});
