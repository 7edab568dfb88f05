import type { Day, DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import {
  AgreeBudget,
  AgreeFunding,
  ApproveDrawdown,
  AssessDesignRisk,
  CertifyDrawdown,
  CertifyMilestone,
  DefineCovenant,
  EngageStakeholder,
  ForecastMilestone,
  PayInCapital,
  PlanCashFlows,
  PlanMilestone,
  ReachStage,
  RecordContract,
  RecordCost,
  RecordLicence,
  RegisterProject,
  ReportMilestone,
  RequestDrawdown,
} from '#projects';
import { people } from './bank/people.js';
import { careOf, lendersOf } from './project-care-steps.js';
import { drawnSteps, watchedCovenants } from './project-loan-steps.js';
import type { Then } from './project-story.js';
import { millions, projectId } from './project-story.js';
import type { Dates, Step } from './story.js';
import { clientId } from './story.js';

/** A wind farm under construction: its foundations came late, its turbines are late. */
export function projectSteps(dates: Dates): readonly Step[] {
  const steps: Step[] = [];
  const then = (command: DomainCommand, by: Step['by'] = people.wang) => {
    const key = `${projectId}:${command.constructor.name}:${steps.length}`;
    // Before the last business day that is closed: its end judges the delay.
    steps.push({ on: dates.ago(2), by, line: projectId, key, command });
  };
  then(
    RegisterProject.of({
      projectId,
      clientId: clientId('qingfeng'),
      name: { en: 'Qinling wind farm, phase 2', zh: '秦岭风电二期' },
      projectType: 'cleanEnergy',
      capitalIndustry: 'power',
      region: { scheme: 'CN', code: '61' },
      site: '宝鸡太白',
      currency: 'CNY',
      sponsors: [
        { name: '秦岭清风新能源有限公司', share: '0.7' },
        { name: '陕西电力基金', share: '0.3' },
      ],
      valueDate: dates.ago(400),
    }),
  );
  moneyOf(then, dates);
  startOf(then, dates);
  careOf(then, dates);
  lendersOf(then, dates);
  for (const [stakeholderId, name, role, interest, stance, influence] of stakeholders) {
    then(
      EngageStakeholder.of({ projectId, stakeholderId, name, role, interest, stance, influence }),
    );
  }
  watchedOf(then, dates);
  watchedCovenants(then, dates);
  milestonesOf(then, dates);
  return [...steps, ...drawnSteps(dates)];
}

const stakeholders = [
  ['grid', '国网陕西省电力有限公司', 'offtaker', '按期并网', 'supports', 'high'],
  ['epc', '中国电建西北院', 'contractor', '按进度收款', 'supports', 'medium'],
  ['village', '太白县某村委会', 'community', '补偿与道路修复', 'opposes', 'medium'],
  ['bureau', '宝鸡市自然资源局', 'authority', '用地合规', 'neutral', 'high'],
] as const;

function moneyOf(then: Then, dates: Dates): void {
  const lines = [
    { lineId: 'works', kind: 'construction', amount: millions(210) },
    { lineId: 'turbines', kind: 'equipment', amount: millions(560) },
    { lineId: 'interest', kind: 'financing', amount: millions(40) },
    { lineId: 'contingency', kind: 'contingency', amount: millions(40) },
  ] as const;
  then(AgreeBudget.of({ projectId, lines, reason: '可行性研究报告' }));
  const senior = { availableFrom: dates.ago(330), availableUntil: addDays(dates.today, 400) };
  then(
    AgreeFunding.of({
      projectId,
      sources: [
        { sourceId: 'equity', kind: 'equity', provider: '股东', amount: millions(170) },
        {
          sourceId: 'senior',
          kind: 'seniorDebt',
          provider: '银团',
          amount: millions(640),
          commitmentFee: '0.003',
          ...senior,
        },
        {
          sourceId: 'cables',
          kind: 'seniorDebt',
          provider: '本行',
          amount: millions(40),
          ...senior,
        },
      ],
      equityTiming: 'proRata',
      reason: '融资方案批复',
    }),
  );
}

/** Licence, contract and the first money. */
function startOf(then: Then, dates: Dates): void {
  then(
    RecordLicence.of({
      projectId,
      licenceId: 'land',
      kind: 'landUse',
      authority: '宝鸡市自然资源局',
      grantedOn: dates.ago(380),
    }),
  );
  then(
    RecordContract.of({
      projectId,
      contractId: 'epc',
      kind: 'construction',
      counterparty: '中国电建西北院',
      amount: millions(210),
      signedOn: dates.ago(340),
    }),
  );
  then(ReachStage.of({ projectId, stage: 'construction', reason: '开工令' }));
  const valueDate = dates.ago(300);
  const capital = {
    projectId,
    paymentId: 'p1',
    sourceId: 'equity',
    amount: millions(60),
    valueDate,
  };
  then(PayInCapital.of(capital));
  const paid = [{ lineId: 'works', amount: millions(180) }];
  const drawdown = { projectId, drawdownId: 'd1', sourceId: 'senior', lines: paid };
  then(RequestDrawdown.of({ ...drawdown, purpose: '支付基础工程款' }));
  const evidence = [{ title: '第3期付款证书' }];
  then(CertifyDrawdown.of({ projectId, drawdownId: 'd1', engineer: '西北监理', evidence }));
  then(ApproveDrawdown.of({ projectId, drawdownId: 'd1' }), people.approver);
  for (const [costId, lineId, amount, daysAgo] of [
    ['c1', 'works', 190, 120],
    ['c2', 'turbines', 170, 60],
  ] as const) {
    const cost = { projectId, costId, lineId, amount: millions(amount) };
    then(RecordCost.of({ ...cost, valueDate: dates.ago(daysAgo) }));
  }
}

/** What is watched: the case of the bank, a covenant on its cover, and two risks. */
function watchedOf(then: Then, { today }: Dates): void {
  const year = Number(today.slice(0, 4));
  const periods = Array.from({ length: 15 }, (_, index) => ({
    endsOn: `${year + 1 + index}-12-31`,
    revenue: millions(112).minor,
    operatingCosts: millions(18).minor,
    tax: millions(6).minor,
    workingCapitalChange: 0,
    maintenanceCapex: millions(2).minor,
    interest: millions(22 - index).minor,
    principal: millions(index === 14 ? 36 : 46).minor,
  }));
  const plan = { debt: millions(680), equity: millions(170), ratePerPeriod: '0.0365', periods };
  then(PlanCashFlows.of({ projectId, planCase: 'bank', ...plan, reason: '银行测算' }));
  then(
    DefineCovenant.of({
      covenantId: 'cv_demo.dscr',
      projectId,
      clientId: clientId('qingfeng'),
      title: '偿债覆盖率不低于1.10',
      clause: '第21.2条',
      kind: 'financial',
      ratio: {
        over: ['cashFlow'],
        under: ['debtService'],
        side: 'atLeast',
        limit: '1.10',
        lockUp: '1.20',
        windowMonths: 12,
      },
      firstTestOn: `${year + 1}-12-31`,
      lastTestOn: `${year + 15}-12-31`,
      everyMonths: 12,
      dueWithinDays: 90,
      cureDays: 30,
    }),
  );
  for (const [slug, kind, title, severity, likelihood, response, measures] of risks) {
    then(
      AssessDesignRisk.of({
        designRiskId: `pr_demo.${slug}`,
        projectId,
        clientId: clientId('qingfeng'),
        kind,
        title,
        severity,
        likelihood,
        response,
        measures,
        contacts: [],
      }),
    );
  }
}

const risks = [
  ['cranes', 'completion', '吊装延误', 4, 4, 'transfer', '合同约定延期违约金'],
  ['wind', 'market', '来风低于预期', 3, 3, 'accept', '按P90测算'],
] as const;

function milestonesOf(then: Then, dates: Dates): void {
  const { today } = dates;
  const plan = (
    milestoneId: string,
    title: string,
    [beginsOn, dueOn]: readonly [Day, Day],
    [weight, budget]: readonly [string, number],
  ) => {
    const step = { milestoneId, title, beginsOn, dueOn, weight, budget: millions(budget) };
    then(PlanMilestone.of({ projectId, ...step }));
  };
  plan('foundations', '基础完工', [dates.ago(320), dates.ago(140)], ['0.3', 210]);
  plan('turbines', '风机吊装完成', [dates.ago(140), dates.ago(20)], ['0.5', 560]);
  plan('grid', '并网发电', [dates.ago(20), addDays(today, 120)], ['0.2', 60]);
  const evidence = [{ title: '基础验收报告' }];
  const base = { projectId, milestoneId: 'foundations' };
  then(ReportMilestone.of({ ...base, completedOn: dates.ago(118), evidence }));
  then(CertifyMilestone.of({ ...base, certifier: '西北监理' }), people.risk);
  const expectedOn = addDays(today, 45);
  then(
    ForecastMilestone.of({ projectId, milestoneId: 'turbines', expectedOn, reason: '吊车未到场' }),
  );
}
