import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const clientId = 'cl_qinling';
const source = { provenance: 'interview', statedOn: '2026-01-10' };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  await bank.client(clientId, 'wang', {
    industry: { scheme: 'GBT4754', code: 'D' },
    region: { scheme: 'CN', code: '61' },
    size: 'medium',
  });
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const path = `/clients/${clientId}/identification`;
const { sent, refused, shown } = {
  sent: (to: string, body: object) => bank.sent(bank.wang, `${path}${to}`, body),
  refused: (to: string, body: object) => bank.refused(bank.wang, `${path}${to}`, body, 409),
  shown: (from: string, after?: number) => bank.shown(bank.wang, from, after),
};

describe('a client', () => {
  it('is identified in four stages, each with a gate', async () => {
    const { rules } = await shown('/identification-rules?on=2026-01-12');
    expect(rules).toMatchObject([{ id: 'ID-1', weights: { solvency: 25 } }]);
    await sent('', { research: '新能源行业受政策支持' });
    await sent('/stages', { finding: '行业景气' });
    const poor = await refused('/stages', { finding: '档案不全' });
    expect(poor).toMatchObject({ code: 'FileTooPoor', details: { least: 50 } });
    await bank.sent(bank.wang, `/clients/${clientId}/annual-revenues`, {
      fiscalYear: 2025,
      revenue: { minor: 18_600_000_000, currency: 'CNY' },
      source,
    });
    const more = { facts: { maturity: 'growing', foundedYear: 2019, employees: 260 }, source };
    const { position } = await bank.sent(bank.wang, `/clients/${clientId}/facts`, more);
    await shown(`/clients/${clientId}/data-quality`, position);
    await sent('/stages', { finding: '档案齐全' });
    const unscored = await refused('/stages', { finding: '未评分' });
    expect(unscored.code).toBe('StandardsUnscored');
  });

  it('is scored by six standards, with evidence and method', async () => {
    const score = (standard: string, points: number) =>
      sent('/scores', {
        standard,
        score: points,
        method: 'creditAssessment',
        evidence: '三年审计报表',
        source,
      });
    for (const standard of ['industryPosition', 'operatingStability', 'solvency', 'potential']) {
      await score(standard, 80);
    }
    await score('contribution', 40);
    await score('creditStanding', 30);
    const low = await refused('/stages', { finding: '信用偏低' });
    expect(low).toMatchObject({ code: 'ScoresTooLow', details: { low: ['creditStanding'] } });
    await score('creditStanding', 75);
    const early = await refused('/conclusion', { outcome: 'target', reason: '优质' });
    expect(early.code).toBe('StagesMissing');
    await sent('/stages', { finding: '符合风险要求' });
    const { position } = await sent('/conclusion', { outcome: 'target', reason: '方向匹配' });
    const row = await shown(path, position);
    // 0.15·80 + 0.20·80 + 0.20·75 + 0.25·80 + 0.10·80 + 0.10·40
    expect(row).toMatchObject({
      stage: 'communication',
      outcome: 'target',
      judged: { rule: 'ID-1', version: 1, total: '75' },
    });
    expect(row.stages).toHaveLength(4);
  });

  it('is found by stage, outcome and method, and counted', async () => {
    const { items } = await shown('/identifications?outcome=target&method=creditAssessment');
    expect(items).toMatchObject([{ clientId, total: 75 }]);
    expect((await shown('/identifications?method=needs')).items).toEqual([]);
    const totals = await shown('/identifications/totals');
    expect(totals).toEqual([{ stage: 'communication', outcome: 'target', clients: 1 }]);
    await bank.chen.get(path).expect(404);
  });

  it('may be identified anew once it is concluded', async () => {
    const { position } = await sent('', { research: '一年后复核' });
    expect(await shown(path, position)).toMatchObject({ stage: 'research', standards: [] });
  });
});
