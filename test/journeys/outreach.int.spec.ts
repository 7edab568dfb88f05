import {
  knownClients,
  newContacts,
  readContacts,
  runImport,
  surveyContacts,
  tryImport,
} from '#integration';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, migrationOf, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** From the first sign of somebody to a client, and from a plan to who came. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
  rapport.clock.day = '2026-03-02';
  bank = await openBank(rapport);
  await bank.client('cl_old');
  await bank.client('cl_silent');
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const stands = (path: string, seen: (body: Shown) => boolean, by = bank.wang) =>
  eventually(async () => (await by.get(path)).body, seen, 60_000);

const facts = {
  name: { zh: '西安渭河新材料有限公司' },
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
  purpose: 'fixedAsset',
  amount: { minor: 2_000_000_000, currency: 'CNY' },
};
const talk = { channel: 'visit', outcome: 'interested', contactedOn: '2026-03-02', attempts: 1 };

describe('a lead', () => {
  it('that a client recommends becomes a prospect, and nothing is typed again', async () => {
    const lead = { facts, source: 'referral', referredBy: 'cl_old' };
    const { id } = await bank.sent(bank.wang, '/leads', lead);
    await bank.refused(bank.wang, `/leads/${id}/conversion`, {}, 409);
    await bank.sent(bank.wang, `/leads/${id}/contacts`, talk);
    await bank.sent(bank.wang, `/leads/${id}/qualification`, { reason: '意向明确' });
    const { position } = await bank.sent(bank.wang, `/leads/${id}/conversion`, {});
    const shown = await bank.shown(bank.wang, `/leads/${id}`, position);
    expect(shown).toMatchObject({ state: 'converted', score: 100, managerId: 'wang' });
    const ties = `/lead-clients?leadId=${id}`;
    const { items } = await stands(ties, (body) => body.items?.length === 2);
    const [clientId] = items.flatMap((tie: Shown) => (tie.tie === 'became' ? [tie.clientId] : []));
    expect(items).toContainEqual(expect.objectContaining({ tie: 'referrer', clientId: 'cl_old' }));
    const client = await stands(`/clients/${clientId}`, ({ name }) => name !== undefined);
    expect(client).toMatchObject({ name: facts.name, role: 'prospect', managerId: 'wang' });
    // Which clients it has to do with is told to those who see them.
    expect(JSON.stringify(shown)).not.toMatch(/cl_/);
    expect((await bank.shown(bank.chen, ties)).items).toEqual([]);
  });

  it('is too weak to qualify while nobody knows what it wants; its loss says why', async () => {
    const weak = { facts: { name: { zh: '无名公司' } }, source: 'website' };
    const { id } = await bank.sent(bank.wang, '/leads', weak);
    const { body } = await bank.wang.post(`/leads/${id}/qualification`, { reason: '试试' });
    expect(body).toMatchObject({ code: 'LeadTooWeak', details: { score: 0, least: 50 } });
    const loss = { code: 'noNeed', reason: '暂无融资需求' };
    await bank.sent(bank.wang, `/leads/${id}/assignments`, { managerId: 'chen' });
    const { position } = await bank.sent(bank.chen, `/leads/${id}/loss`, loss);
    const { items } = await bank.shown(bank.chen, '/leads?managerId=chen&state=lost', position);
    expect(items).toEqual([expect.objectContaining({ leadId: id, lost: loss })]);
    const funnel = await bank.shown(bank.head, '/leads/funnel', position);
    expect(funnel).toEqual([
      expect.objectContaining({ source: 'referral', leads: 1, conversionRate: '1' }),
      expect.objectContaining({ source: 'website', leads: 1, conversionRate: '0' }),
    ]);
    expect(await bank.shown(bank.head, '/leads/contacts/totals')).toEqual([
      { channel: 'visit', outcome: 'interested', leads: 1, attempts: 1, seconds: 0 },
    ]);
  });

  it('is seen by its manager and the heads of its units, and by no other manager', async () => {
    const { id, position } = await bank.sent(bank.wang, '/leads', { facts, source: 'fair' });
    const all = async (voice: Voice) =>
      (await bank.shown(voice, '/leads?source=fair', position)).items;
    expect(await all(bank.wang)).toMatchObject([{ leadId: id, units: ['un_b', 'un_r'] }]);
    expect(await all(bank.head)).toHaveLength(1);
    expect(await all(bank.risk)).toHaveLength(1);
    expect(await all(bank.chen)).toEqual([]);
    const funnel = await bank.shown(bank.chen, '/leads/funnel');
    expect(funnel.map(({ source }: Shown) => source)).toEqual(['website']);
    await bank.chen.get(`/leads/${id}`).expect(404);
    await bank.refused(bank.chen, `/leads/${id}/contacts`, talk, 404);
    await bank.refused(bank.chen, `/leads/${id}/assignments`, { managerId: 'chen' }, 404);
    await bank.sent(bank.wang, `/leads/${id}/loss`, { code: 'noNeed', reason: '展会名片' });
  });

  it('without a manager belongs to its unit, whose head gives it to somebody', async () => {
    const came = { facts, source: 'partner' };
    const nowhere = { ...came, unitId: 'un_nowhere' };
    const { labels } = await bank.refused(bank.service, '/leads', nowhere, 422);
    expect(labels.zh).toBe('机构不存在');
    const { id, position } = await bank.sent(bank.service, '/leads', { ...came, unitId: 'un_b' });
    const list = '/leads?source=partner';
    expect((await bank.shown(bank.chen, list, position)).items).toEqual([]);
    expect((await bank.shown(bank.head, list)).items).toMatchObject([{ leadId: id }]);
    const given = await bank.sent(bank.head, `/leads/${id}/assignments`, { managerId: 'chen' });
    expect((await bank.shown(bank.chen, list, given.position)).items).toMatchObject([
      { leadId: id, managerId: 'chen' },
    ]);
    expect((await bank.shown(bank.wang, list)).items).toEqual([]);
    await bank.sent(bank.chen, `/leads/${id}/loss`, { code: 'noNeed', reason: '无融资计划' });
  });
});

describe('a campaign', () => {
  const plan = {
    title: { en: 'Seminar on equipment finance', zh: '设备融资研讨会' },
    kind: 'seminar',
    heldOn: '2026-03-20',
    until: '2026-03-20',
    place: '高新支行',
    target: { taxonomy: 'lifecycle', value: 'new' },
    room: 30,
    goal: { attendees: 1, needs: 1 },
    budget: { minor: 2_000_000, currency: 'CNY' },
  };
  let campaignId: string;
  let guestId: string;

  it('invites a segment, and nobody who did not agree', async () => {
    const agreement = { topic: 'event', evidence: '授权书' };
    const { position } = await bank.sent(bank.wang, '/clients/cl_old/reach/consents', agreement);
    await bank.shown(bank.wang, '/clients/cl_old/reach', position);
    await stands('/taxonomies/lifecycle/clients?value=new', ({ items }) => items?.length === 2);
    ({ id: campaignId } = await bank.sent(bank.wang, '/campaigns', plan));
    await bank.refused(bank.wang, `/campaigns/${campaignId}/start`, {}, 403);
    await bank.sent(bank.head, `/campaigns/${campaignId}/start`, {});
    const { items } = await stands(
      `/guests?campaignId=${campaignId}`,
      (body) => body.items?.length === 2,
    );
    const told = items.map(({ clientId, state, because }: Shown) => [clientId, state, because]);
    expect(told.sort()).toEqual([
      ['cl_old', 'invited', undefined],
      ['cl_silent', 'heldBack', 'noConsent'],
    ]);
    guestId = items.find(({ state }: Shown) => state === 'invited').guestId;
    await stands(`/notices?about=${campaignId}`, (body) => body.items?.length === 1);
    const again = { clientId: 'cl_silent' };
    const refused = await bank.refused(bank.wang, `/campaigns/${campaignId}/guests`, again, 409);
    expect(refused).toMatchObject({ code: 'GuestNotInvitable', details: { because: 'noConsent' } });
  });

  it('notes who came, has them followed up, and tells what it cost', async () => {
    await bank.sent(bank.wang, `/guests/${guestId}/answer`, { accepted: true });
    rapport.clock.day = '2026-03-20';
    await bank.sent(bank.wang, `/guests/${guestId}/attendance`, { attended: true });
    const { items: tasks } = await stands('/tasks?ownerId=me&source=campaign', ({ items }) =>
      items?.some(({ sourceId }: Shown) => sourceId === guestId),
    );
    expect(tasks[0]).toMatchObject({ clientId: 'cl_old', dueOn: '2026-03-23' });
    const found = { outcome: 'needFound', note: '拟新增生产线' };
    await bank.sent(bank.wang, `/guests/${guestId}/follow-up`, found);
    const { position } = await bank.sent(bank.head, `/campaigns/${campaignId}/closing`, {
      result: '到场一家，发现一项需求',
      spent: { minor: 1_500_000, currency: 'CNY' },
    });
    expect(await bank.shown(bank.wang, `/campaigns/${campaignId}`, position)).toMatchObject({
      state: 'closed',
      counts: { invited: 1, heldBack: 1, attended: 1, followedUp: 1, needs: 1 },
      costPerGuest: { minor: 1_500_000, currency: 'CNY' },
      reachedGoal: true,
    });
    const totals = await bank.shown(bank.wang, `/campaigns/${campaignId}/guests/totals`);
    expect(totals).toContainEqual({
      group: { campaignId, state: 'followedUp', outcome: 'needFound' },
      count: 1,
      sums: {},
    });
    expect(await bank.shown(bank.wang, '/clients/cl_old/invitations')).toEqual({
      clientId: 'cl_old',
      invitedOn: ['2026-03-02'],
    });
    const { items } = await bank.shown(bank.wang, '/campaigns?state=closed');
    expect(items.map((each: Shown) => each.campaignId)).toEqual([campaignId]);
  });

  it('invites no more clients than there is room for, however many agreed', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `cl_room${index}`);
    for (const clientId of many) {
      await bank.client(clientId, 'chen');
      const agreement = { topic: 'event', evidence: '授权书' };
      await bank.sent(bank.chen, `/clients/${clientId}/reach/consents`, agreement);
    }
    const segment = '/taxonomies/lifecycle/clients?value=new&managerId=chen';
    await stands(segment, ({ items }) => items?.length === 12, bank.chen);
    const small = { ...plan, heldOn: '2026-04-20', until: '2026-04-20', room: 2 };
    const target = { ...plan.target, managerId: 'chen' };
    const { id } = await bank.sent(bank.wang, '/campaigns', { ...small, target });
    await bank.sent(bank.head, `/campaigns/${id}/start`, {});
    const { items } = await stands(
      `/guests?campaignId=${id}`,
      (body) => body.items?.length === 12,
      bank.chen,
    );
    const invited = items.filter(({ state }: Shown) => state === 'invited');
    const full = items.filter(({ because }: Shown) => because === 'full');
    expect([invited.length, full.length]).toEqual([2, 10]);
  });

  it('is called off with a reason', async () => {
    const next = { ...plan, heldOn: '2026-04-20', until: '2026-04-20' };
    const { id } = await bank.sent(bank.wang, '/campaigns', next);
    await bank.sent(bank.wang, `/campaigns/${id}/cancellation`, { reason: '场地不可用' });
    await bank.refused(bank.head, `/campaigns/${id}/start`, {}, 409);
  });
});

describe('a list of contacts', () => {
  it('is tried first, then imported once; clients and bad lines are reported', async () => {
    const path = join(stores.folder, 'fair.csv');
    writeFileSync(
      path,
      [
        '公司名称,渠道,联系日期,结果,通话秒数',
        '汉江生态农业有限公司,拜访,2026-03-01,有意向,1200',
        '公司cl_old,拜访,2026-03-01,有意向,60',
        '洛河包装有限公司,鸽子,2026-03-01,有意向,60',
      ].join('\n'),
    );
    const file = await surveyContacts(path);
    expect(file).toMatchObject({ kind: 'list', lines: 3, columns: { name: '公司名称' } });
    const [queries, commands] = [rapport.app.get(QueryBus), rapport.app.get(CommandBus)];
    const lines = () => newContacts(readContacts(path, file), knownClients(queries));
    const { good, bad } = await tryImport(lines());
    expect([good, bad.map(({ field }) => field)]).toEqual([1, ['name', 'channel']]);
    const migration = migrationOf(rapport, file.name, [{ kind: 'lead', count: 1 }]);
    const run = () =>
      runImport(lines(), {
        ...{ name: file.name, lines: file.lines, together: 4 },
        placeFile: join(stores.folder, 'imports', 'contacts.json'),
        reportFile: join(stores.folder, 'imports', 'contacts.report.jsonl'),
        migrationId: () => migration.id(),
        execute: (command) => commands.execute(command),
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
    const { position, ...result } = await run();
    expect(result).toEqual({ imported: 1, bad: 2, skipped: 0, interrupted: false });
    const { items } = await bank.shown(bank.risk, '/leads?source=purchased', position);
    expect(items).toEqual([
      expect.objectContaining({ state: 'contacted', name: { zh: '汉江生态农业有限公司' } }),
    ]);
    expect(await run()).toMatchObject({ imported: 0, skipped: 3 });
  });
});
