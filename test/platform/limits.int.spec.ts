import { issueToken, Settings } from '#platform';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores, voice } from '../rapport.js';
import { JarModule } from './jars.js';

const most = 10;
let stores: Stores;
let rapport: Rapport;

beforeAll(async () => {
  stores = await startStores();
  const settings = { RAPPORT_REQUESTS_PER_MINUTE: String(most) };
  rapport = await startRapport(stores, [JarModule], { api: true, worker: true }, settings);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const tokenOf = (subject: string, lifetime = '1h') =>
  issueToken(rapport.app.get(Settings), { subject, name: subject, roles: ['auditor'], lifetime });

describe('the limit of requests', () => {
  it('is that of a person, whatever tokens they show', async () => {
    const tokens = await Promise.all(['1h', '2h', '3h'].map((each) => tokenOf('li.na', each)));
    const statuses: number[] = [];
    for (let sent = 0; sent < 2 * most; sent++) {
      const { status } = await voice(rapport.url, tokens[sent % 3] ?? '').get('/metrics');
      statuses.push(status);
    }
    expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(most + 3);
    const other = await voice(rapport.url, await tokenOf('sun.yue')).get('/metrics');
    expect(other.status).toBe(403);
  });

  it('is that of an address for whoever shows no valid token', async () => {
    let last = 0;
    for (let sent = 0; sent < most + 1; sent++) {
      const { status, headers } = await voice(rapport.url, `made.up.${sent}`).get('/metrics');
      last = status;
      expect(headers['ratelimit-limit']).toBe(String(most));
    }
    expect(last).toBe(429);
  });
});
