import type { LendingDesk } from './lending-desk.js';

const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

/** A wind farm of 500 million yuan, with its sponsors. */
export const windFarm = {
  name: { en: 'Qinling wind farm, phase 2', zh: '秦岭风电二期' },
  projectType: 'cleanEnergy',
  capitalIndustry: 'power',
  region: { scheme: 'CN', code: '61' },
  currency: 'CNY',
  sponsors: [
    { name: '秦岭能源', share: '0.7' },
    { name: '陕西电力基金', share: '0.3' },
  ],
};

export const budgetLines = [
  { lineId: 'works', kind: 'construction', amount: cny(150_000_000) },
  { lineId: 'turbines', kind: 'equipment', amount: cny(320_000_000) },
  { lineId: 'contingency', kind: 'contingency', amount: cny(30_000_000) },
];

export const sources = [
  { sourceId: 'equity', kind: 'equity', provider: '股东', amount: cny(120_000_000) },
  {
    sourceId: 'senior',
    kind: 'seniorDebt',
    provider: '本行',
    amount: cny(380_000_000),
    availableFrom: '2026-01-10',
    availableUntil: '2027-12-31',
    commitmentFee: '0.005',
  },
];

/** A project with budget and sources, over HTTP. */
export async function fundedProject(desk: LendingDesk, clientId: string): Promise<string> {
  const { body } = await desk.rm.post('/projects', { clientId, ...windFarm }).expect(201);
  const path = `/projects/${body.id}`;
  await desk.rm.post(`${path}/budgets`, { lines: budgetLines, reason: '可研报告' }).expect(201);
  const funding = { sources, equityTiming: 'proRata', reason: '融资方案' };
  await desk.rm.post(`${path}/fundings`, funding).expect(201);
  return body.id as string;
}
