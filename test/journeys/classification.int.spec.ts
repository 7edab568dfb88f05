import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, late: string, sound: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  late = await desk.running(clientId);
  sound = await desk.running(clientId, { termMonths: 24, everyMonths: 12 });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const claim = async (loanId: string) =>
  (await desk.risk.get(`/classifications/claims/${loanId}`)).body;

describe('the five classes', () => {
  it('are proposed on the evening on which the rules call for them', async () => {
    await desk.close('2026-02-11');
    const mentioned = await eventually(
      () => claim(late),
      ({ proposed }) => proposed === 'specialMention',
    );
    expect(mentioned).toMatchObject({
      class: 'normal',
      isOpen: true,
      findings: [{ rule: { id: 'LC-10-1' }, article: '第十条（一）' }],
    });
    await desk.close('2026-05-12');
    const bad = await eventually(
      () => claim(late),
      ({ proposed }) => proposed === 'substandard',
    );
    expect(bad).toMatchObject({ stage: 'stage3', daysPastDue: 91 });
  });

  it('reach the other claims on the debtor', async () => {
    const other = await eventually(
      () => claim(sound),
      ({ proposed }) => proposed === 'substandard',
    );
    expect(other.findings.map(({ rule }: { rule: { id: string } }) => rule.id)).toContain('LC-07');
    const { body } = await desk.risk.get('/classifications?isOpen=true').expect(200);
    expect(body.items).toHaveLength(2);
  });

  it('are decided by three persons', async () => {
    const stated = { class: 'substandard', reason: '本金逾期超过90天' };
    const path = `/classifications/${clientId}/claims/${late}`;
    const better = { ...stated, class: 'specialMention' };
    const refused = await desk.rm.post(`${path}/first`, better).expect(409);
    expect(refused.body).toMatchObject({ code: 'BetterThanTriggers', details: { field: 'class' } });
    await desk.risk.post(`${path}/confirmation`, stated).expect(409);
    await desk.rm.post(`${path}/first`, stated).expect(201);
    await desk.risk.post(`${path}/confirmation`, stated).expect(201);
    const approval = { class: 'substandard' };
    const { body } = await desk.approver.post(`${path}/approval`, approval).expect(201);
    const { body: row } = await desk.rm
      .get(`/classifications/claims/${late}?after=${body.position}`)
      .expect(200);
    expect(row).toMatchObject({ class: 'substandard', since: '2026-05-12', isOpen: false });
  });

  it('are found in lists of loans, with the stage', async () => {
    const [loan] = await eventually(
      async () => (await desk.rm.get('/loans?class=substandard&stage=stage3')).body.items,
      (items) => items.length === 1,
    );
    expect(loan).toMatchObject({ loanId: late, class: 'substandard', stage: 'stage3' });
  });

  it('add up to the quality of the book', async () => {
    const { body } = await desk.auditor.get('/classifications/quality').expect(200);
    expect(body).toMatchObject([
      {
        currency: 'CNY',
        nonPerforming: { minor: 12_000_000 },
        nonPerformingRatio: '0.5',
        // A quarter of what is substandard and a hundredth of what is normal.
        provisions: { minor: 3_000_000 + 120_000 },
        coverage: '0.26',
        rule: 'PV-01',
      },
    ]);
  });

  it('stand beside the losses that are expected by stage', async () => {
    const { body } = await desk.auditor.get('/classifications/expected-losses').expect(200);
    // The default has happened: 40 % of what is owed, against a quarter that is set aside.
    const [bad] = body.filter(({ stage }: { stage: string }) => stage === 'stage3');
    expect(bad).toMatchObject({ currency: 'CNY', outstanding: { minor: 12_000_000 } });
    expect(bad.expected.minor).toBeGreaterThan(4_800_000);
    expect(bad.difference.minor).toBe(bad.expected.minor - bad.provisions.minor);
  });

  it('lose more under a stress scenario, and bring more clients on the watch list', async () => {
    const { auditor } = desk;
    const { body: scenarios } = await auditor.get('/stress-tests').expect(200);
    expect(scenarios.shocks).toHaveLength(3);
    const { body: losses } = await auditor.get('/stress-tests/severe/losses').expect(200);
    const [line] = losses;
    expect(line).toMatchObject({ currency: 'CNY' });
    expect(line.stressed.minor).toBeGreaterThan(line.expected.minor);
    expect(line.more.minor).toBe(line.stressed.minor - line.expected.minor);
    const { body: clients } = await auditor.get('/stress-tests/severe/watch-list').expect(200);
    expect(Array.isArray(clients)).toBe(true);
    await auditor.get('/stress-tests/never/losses').expect(400);
  });

  it('are compared between two days', async () => {
    const { body } = await desk.auditor
      .get('/classifications/migration?from=2026-02-11&to=2026-05-12')
      .expect(200);
    expect(body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: 'normal', to: 'substandard', loans: 1 }),
        expect.objectContaining({ from: 'normal', to: 'normal', loans: 1 }),
      ]),
    );
  });

  it('do not rise with the first payment (R2)', async () => {
    const { body } = await desk.rm.get(`/loans/${late}`).expect(200);
    const amount = { minor: Number(body.due.minor) + Number(body.penalty.minor), currency: 'CNY' };
    await desk.service.post(`/loans/${late}/repayments`, { amount }).expect(201);
    await desk.close('2026-05-13');
    const held = await eventually(
      () => claim(late),
      ({ held: reason }) => reason !== undefined,
    );
    expect(held).toMatchObject({
      proposed: 'substandard',
      held: { article: '第十四条', gaps: expect.arrayContaining(['tooFewMonths']) },
    });
  });
});
