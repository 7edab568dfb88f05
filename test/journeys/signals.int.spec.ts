import { Clock } from '#platform';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** What courts, authorities and managers say of clients and of what surrounds them. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  const gb = (code: string) => ({ scheme: 'GBT4754', code });
  const cn = (code: string) => ({ scheme: 'CN', code });
  await bank.client('cl_coke', 'wang', { industry: gb('C'), region: cn('14') });
  await bank.client('cl_shop', 'chen', { industry: gb('F'), region: cn('31') });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const happenedOn = '2026-03-01';
const signal = (code: string, title: string, about: object) =>
  bank.sent(bank.service, '/signals', { code, title, happenedOn, provider: 'watch', ...about });

/** What stands upon a client, by rule; waits until some rules do and no others. */
const standing = async (clientId: string, rules: readonly string[]) => {
  const { body } = await eventually(
    () => bank.risk.get(`/warnings/${clientId}`),
    ({ body: seen }) => [...(seen.rules ?? [])].sort().join() === rules.join(),
  );
  return Object.fromEntries(
    body.warnings.map((warning: { readonly rule: string }) => [warning.rule, warning]),
  );
};

describe('a signal', () => {
  it('of a court warns of its client at once, and explains itself', async () => {
    const { id, position } = await signal('judgmentDebtor', '被执行300万元', {
      clientId: 'cl_coke',
    });
    const { 'EW-06': warning } = await standing('cl_coke', ['EW-06']);
    expect(warning).toMatchObject({
      level: 'orange',
      observed: 2,
      label: { en: 'Signals from outside', zh: '外部风险信号' },
      facts: [{ stream: `signal-${id}`, position }],
      today: { state: 'known', observed: 2 },
    });
    await signal('lawsuitFiled', '供应商起诉', { clientId: 'cl_shop' });
    await standing('cl_shop', ['EW-06']);
  });

  let restriction: string;

  it('about an industry warns of every client in it, and of no other', async () => {
    const industry = { scheme: 'GBT4754', code: 'C' };
    const { id, position } = await signal('industryRestricted', '焦化行业限产', { industry });
    restriction = id;
    const { 'EW-08': warning } = await standing('cl_coke', ['EW-06', 'EW-08']);
    expect(warning).toMatchObject({
      level: 'yellow',
      signal: 'industry',
      playbook: 'rebalance',
      facts: [{ stream: `signal-${id}`, position }],
    });
    const list = await bank.shown(bank.wang, '/signals/surroundings');
    expect(list).toMatchObject([{ signalId: id, industry: 'C', gravity: 'orange' }]);
    const figures = await bank.shown(bank.chen, '/warnings/cl_shop/indicators');
    expect(figures).toMatchObject({ industrySignalPoints: { state: 'known', observed: 0 } });
    await standing('cl_shop', ['EW-06']);
  });

  it('about the economy is a figure of everybody', async () => {
    await signal('demandFalls', '出口订单下滑', {});
    const figures = await eventually(
      () => bank.shown(bank.chen, '/warnings/cl_shop/indicators'),
      ({ economySignalPoints }) => economySignalPoints?.observed === 1,
    );
    expect(figures).toMatchObject({ economySignalPoints: { state: 'known' } });
  });

  it('that is taken back counts no longer by the evening', async () => {
    await bank.sent(bank.risk, `/signals/${restriction}/withdrawal`, { reason: '政策调整' });
    await bank.close('2026-03-03');
    await standing('cl_coke', ['EW-06']);
  });

  it('may be what a manager saw; the risk team answers, and it counts accordingly', async () => {
    const seen = { clientId: 'cl_coke', code: 'siteIdle', title: '两条线停产', happenedOn };
    const { id } = await bank.sent(bank.wang, '/signals/observations', seen);
    const { 'EW-07': warning } = await standing('cl_coke', ['EW-06', 'EW-07']);
    expect(warning).toMatchObject({ level: 'red', owner: 'riskOfficer' });
    await bank.sent(bank.risk, `/signals/${id}/assessments`, {
      relevance: 'irrelevant',
      comment: '例行检修',
    });
    await standing('cl_coke', ['EW-06']);
    const answered = await bank.shown(bank.wang, `/signals/${id}`);
    expect(answered).toMatchObject({ relevance: 'irrelevant', comment: '例行检修' });
  });
});

describe('the inbox of signals', () => {
  it('takes what a confirmed provider has signed, once', async () => {
    const risk = await rapport.as('riskOfficer');
    const admin = await rapport.as('administrator');
    const keys = await generateKeyPair('EdDSA', { extractable: true });
    const { x: publicKey } = await exportJWK(keys.publicKey);
    const provider = '/signal-providers/court-registry';
    const inbox = '/signals/inbox/court-registry';
    const iat = Math.floor(rapport.app.get(Clock).now().getTime() / 1_000);
    const filed = { code: 'bankruptcyFiled', title: 'Filed.', happenedOn: '2026-03-01' };
    const signed = (payload: object) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(keys.privateKey);
    const jws = await signed({ jti: 'c-1', iat, signal: filed });
    const deliver = (body: object) =>
      fetch(`${rapport.url}${inbox}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const named = { name: 'Registry of the courts', publicKey };
    const entered = await risk.post(`${provider}/keys`, named).expect(201);
    await risk.get(`${provider}?after=${entered.body.position}`).expect(200);
    await risk.post(`${provider}/confirmation`, { publicKey }).expect(409);
    expect((await deliver({ jws })).status).toBe(409);
    const confirmed = await admin.post(`${provider}/confirmation`, { publicKey }).expect(201);
    await risk.get(`${provider}?after=${confirmed.body.position}`).expect(200);
    const first = await deliver({ jws });
    expect(first.status).toBe(201);
    const receipt = (await first.json()) as { readonly id: string; readonly position: number };
    expect(await (await deliver({ jws })).json()).toMatchObject({ position: receipt.position });
    const found = await risk.get(`/signals/${receipt.id}?after=${receipt.position}`).expect(200);
    expect(found.body).toMatchObject({ code: 'bankruptcyFiled', provider: named.name });
    const old = await signed({ jti: 'c-2', iat: iat - 3_600, signal: filed });
    expect((await deliver({ jws: old })).status).toBe(401);
    expect((await deliver({ jws: `${jws}x` })).status).toBe(401);
    await admin.post(`${provider}/retirement`, { reason: 'Ended.' }).expect(201);
    const list = await risk.get('/signal-providers').expect(200);
    expect(list.body.items).toMatchObject([{ providerId: 'court-registry' }]);
  });
});
