import { cny } from '#kernel';
import { projectEvents } from './project.events.js';

export const projectId = 'pj_qinling';
export const clientId = 'cl_qinling';

/** A wind farm of 500 million yuan. */
export const registered = projectEvents.ProjectRegistered({
  clientId,
  name: { en: 'Qinling wind farm, phase 2', zh: '秦岭风电二期' },
  projectType: 'cleanEnergy',
  capitalIndustry: 'power',
  region: { scheme: 'CN', code: '61' },
  currency: 'CNY',
  sponsors: [
    { name: 'Qinling Energy', share: '0.7' },
    { name: 'Shaanxi Power Fund', share: '0.3' },
  ],
  valueDate: '2025-01-10',
});

export const lines = [
  { lineId: 'works', kind: 'construction', amount: cny(150_000_000) },
  { lineId: 'turbines', kind: 'equipment', amount: cny(320_000_000) },
  { lineId: 'contingency', kind: 'contingency', amount: cny(30_000_000) },
] as const;

export const budgeted = projectEvents.BudgetAgreed({
  lines,
  reason: 'Feasibility study',
  valueDate: '2025-01-20',
});

export const sources = [
  { sourceId: 'equity', kind: 'equity', provider: 'Sponsors', amount: cny(120_000_000) },
  {
    sourceId: 'senior',
    kind: 'seniorDebt',
    provider: 'The bank',
    amount: cny(380_000_000),
    availableFrom: '2025-03-01',
    availableUntil: '2027-02-28',
    commitmentFee: '0.005',
  },
] as const;

export const funded = projectEvents.FundingAgreed({
  sources,
  equityTiming: 'proRata',
  capitalShare: '0.24',
  rule: { id: 'EQ-12', version: 2 },
  reason: 'Term sheet',
  valueDate: '2025-02-01',
});

const milestone = (
  milestoneId: string,
  title: string,
  [beginsOn, dueOn]: readonly [string, string],
  [weight, budget]: readonly [string, number],
) =>
  projectEvents.MilestonePlanned({
    milestoneId,
    title,
    beginsOn,
    dueOn,
    weight,
    budget: cny(budget),
    valueDate: '2025-02-01',
  });

export const planned = [
  milestone('foundations', 'Foundations', ['2025-03-01', '2025-09-30'], ['0.3', 150_000_000]),
  milestone('turbines', 'Turbines stand', ['2025-10-01', '2026-01-31'], ['0.5', 250_000_000]),
  milestone('grid', 'Connected to the grid', ['2026-02-01', '2026-08-31'], ['0.2', 100_000_000]),
] as const;

const evidence = [{ title: 'Report of completion', sha256: 'a'.repeat(64) }];

export const reported = projectEvents.MilestoneReported({
  milestoneId: 'foundations',
  completedOn: '2025-10-20',
  evidence,
  reportedBy: 'rm-8',
  valueDate: '2025-10-21',
});

export const certified = projectEvents.MilestoneCertified({
  milestoneId: 'foundations',
  certifier: 'Northwest Engineering Supervision',
  certifiedBy: 'ro-1',
  valueDate: '2025-10-20',
});

export const drawdown = projectEvents.DrawdownRequested({
  drawdownId: 'd1',
  sourceId: 'senior',
  lines: [{ lineId: 'works', amount: cny(76_000_000) }],
  amount: cny(76_000_000),
  purpose: 'Invoice 7 of the contractor',
  requestedBy: 'rm-8',
  valueDate: '2025-11-01',
});

export const drawdownCertified = projectEvents.DrawdownCertified({
  drawdownId: 'd1',
  engineer: 'Northwest Engineering Supervision',
  evidence: [{ title: 'Certificate 3' }],
  valueDate: '2025-11-05',
});
