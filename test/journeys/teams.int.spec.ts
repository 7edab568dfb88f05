import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** People of several units work for one client: those who analyse needs, risk officers, a sponsor. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const clientId = 'cl_qinling';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  await bank.client(clientId);
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const formed = async (teamId: string, kind: string, zh: string) =>
  bank.sent(bank.admin, '/teams', { teamId, kind, name: { zh } });
const joins = async (teamId: string, personId: string, as: string) =>
  bank.sent(bank.admin, `/teams/${teamId}/members`, { personId, function: as });

const captured = {
  clientId,
  formId: 'NF-2',
  answers: ['core', 'purpose', 'repayment'].map((question) => ({ question, text: '采购' })),
  need: {
    purpose: 'workingCapital',
    amount: { minor: 12_000_000, currency: 'CNY' },
    termMonths: 12,
    riskTolerance: 'balanced',
    services: ['financialAdvice'],
  },
  heldOn: '2026-01-12',
};

describe('a needs-analysis team', () => {
  it('takes nobody in by their own word', async () => {
    await formed('tm_needs', 'needsAnalysis', '需求分析组');
    const { code } = await bank.refused(
      bank.head,
      '/teams/tm_needs/members',
      { personId: 'head', function: 'lead' },
      409,
    );
    expect(code).toBe('NotIndependent');
    const { position } = await joins('tm_needs', 'chen', 'lead');
    expect(await bank.shown(bank.wang, '/teams?kind=needsAnalysis', position)).toMatchObject({
      items: [{ teamId: 'tm_needs', members: [{ personId: 'chen', function: 'lead' }] }],
    });
  });

  it('works for a client as long as its manager shares it, and sees it for as long', async () => {
    await bank.refused(bank.chen, '/needs', captured, 404);
    await bank.chen.get(`/clients/${clientId}`).expect(404);
    const reason = '由需求分析组评估';
    await bank.sent(bank.wang, `/clients/${clientId}/shares`, { teamId: 'tm_needs', reason });
    const { id: needId } = await bank.sent(bank.chen, '/needs', captured);
    const assessed = { strategicImportance: 4, reason: '省级重点项目' };
    const { position } = await bank.sent(bank.chen, `/needs/${needId}/assessments`, assessed);
    expect(await bank.shown(bank.chen, '/needs', position)).toMatchObject({
      items: [{ needId, clientId }],
    });
    expect(await bank.shown(bank.wang, `/needs/${needId}`, position)).toMatchObject({
      assessment: { strategicImportance: 4 },
    });
    const removed = await bank.sent(bank.wang, `/clients/${clientId}/shares/tm_needs/removals`, {
      reason: '评估完成',
    });
    await bank.chen.get(`/clients/${clientId}?after=${removed.position}`).expect(404);
    expect(await bank.shown(bank.chen, '/needs', removed.position)).toMatchObject({ items: [] });
  });
});

describe('the other teams of a client', () => {
  it('are a service team with a senior sponsor, and a risk team; each knows who is in it', async () => {
    await formed('tm_service', 'service', '秦岭专属服务团队');
    await formed('tm_risk', 'risk', '风险小组');
    await joins('tm_service', 'chen', 'member');
    await joins('tm_service', 'head', 'seniorSponsor');
    const { position } = await joins('tm_risk', 'risk', 'lead');
    const { items } = await bank.shown(bank.wang, '/staff?teamId=tm_service', position);
    expect(items).toMatchObject([{ personId: 'chen' }, { personId: 'head' }]);
    expect(await bank.shown(bank.risk, '/me', position)).toMatchObject({
      personId: 'risk',
      roles: [{ role: 'riskOfficer', unitIds: ['un_h'] }],
    });
    expect(await bank.shown(bank.wang, '/staff?role=unitHead')).toMatchObject({
      items: [{ personId: 'head', teams: [{ teamId: 'tm_service', function: 'seniorSponsor' }] }],
    });
  });

  it('leave who sees all, who sees a unit, and who sees nothing of business as they were', async () => {
    await bank.risk.get(`/clients/${clientId}`).expect(200);
    await bank.head.get(`/clients/${clientId}`).expect(200);
    await bank.chen.get(`/clients/${clientId}`).expect(404);
    await bank.admin.get(`/clients/${clientId}`).expect(403);
  });
});
