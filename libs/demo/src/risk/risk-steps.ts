import type { Actor, DomainCommand } from '#kernel';
import { monthEnd } from '#kernel';
import type { SignalCode, StatementFigures } from '#risk';
import {
  DraftRuleSet,
  RecordCreditReport,
  ReceiveSignal,
  RecordMarketFigure,
  RecordStatement,
  ReportAccountBehaviour,
  ReportObservation,
} from '#risk';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId, whole } from '../story.js';

/** What markets and managers say of clients, and the rule set that the risk team drafts. */
export const riskSteps = (dates: Dates): readonly Step[] => [
  ...recordedOf(dates),
  ...monthsOf(dates),
  ...observedBy(dates),
  ...signalsOf(dates),
];

const stepOf =
  ({ ago }: Dates) =>
  (daysAgo: number, by: Actor, line: string, command: DomainCommand): Step => ({
    on: ago(daysAgo),
    by,
    line,
    key: `${line}:${command.constructor.name}`,
    command,
  });

/** Statements, a bureau's report and an account of one client. */
function recordedOf(dates: Dates): readonly Step[] {
  const { ago } = dates;
  const step = stepOf(dates);
  const jinshan = clientId('jinshan');
  const yearEnd = `${Number(ago(0).slice(0, 4)) - 1}-12-31`;
  return [
    step(
      45,
      people.risk,
      'jinshan',
      RecordStatement.of({
        clientId: jinshan,
        periodEnd: yearEnd,
        months: 12,
        basis: 'consolidated',
        knownOn: ago(45),
        currency: 'CNY',
        figures,
        audit: 'unqualified',
        source: { provenance: 'interview', statedOn: ago(45) },
      }),
    ),
    step(
      44,
      people.risk,
      'jinshan',
      RecordCreditReport.of({
        clientId: jinshan,
        reportId: 'cr_demo.jinshan.1',
        bureau: '中国人民银行征信中心',
        reportedOn: ago(44),
        currency: 'CNY',
        figures: { lenders: 4, outstanding: 90_000_000_00, overdue: 0, inquiries: 6 },
      }),
    ),
    step(
      43,
      people.core,
      'jinshan',
      ReportAccountBehaviour.of({
        accountId: 'ac_demo.jinshan.1',
        clientId: jinshan,
        upTo: ago(43),
        currency: 'CNY',
        figures: {
          inflow: 900_000_00,
          outflow: 1_000_000_00,
          lowest: 50_000_00,
          closing: 60_000_00,
        },
      }),
    ),
  ];
}

/** Eight usual months of the account, beside which the latest is far from usual. */
function monthsOf({ ago, before }: Dates): readonly Step[] {
  const jinshan = clientId('jinshan');
  // The months of an account are reported in their order.
  const steps = usualInflows.map((inflow, index): Step => {
    const upTo = monthEnd(before(index + 1, 43));
    const figures = { inflow, outflow: 1_900_000_00, lowest: 300_000_00, closing: 420_000_00 };
    const accountId = 'ac_demo.jinshan.1';
    return {
      on: ago(44),
      by: people.core,
      line: 'jinshan',
      key: `jinshan:ReportAccountBehaviour:${upTo}`,
      command: ReportAccountBehaviour.of({
        accountId,
        clientId: jinshan,
        upTo,
        currency: 'CNY',
        figures,
      }),
    };
  });
  return steps.toReversed();
}

/** What providers say of a client, an industry and the economy. */
function signalsOf({ ago }: Dates): readonly Step[] {
  const told: readonly (readonly [code: SignalCode, title: string, about: object])[] = [
    [
      'lawsuitFiled',
      '供应商起诉，标的三百万元 (a supplier sues)',
      { clientId: clientId('longteng') },
    ],
    ['industryRestricted', '煤炭产能核减 (coal capacity is cut)', { industry: mining }],
    ['demandFalls', '制造业采购经理指数连续三月低于五十 (the PMI is below 50)', {}],
  ];
  return told.map(([code, title, about], index) => ({
    on: ago(18 - index),
    by: people.risk,
    line: 'signals',
    key: `signals:ReceiveSignal:${code}`,
    command: ReceiveSignal.of({
      signalId: `si_demo.outside.${index + 1}`,
      code,
      title,
      happenedOn: ago(20 - index),
      provider: '风险信息平台',
      ...about,
    }),
  }));
}

const mining = { scheme: 'GBT4754', code: 'B' } as const;

/** In fen, the latest month first. */
const usualInflows = [
  2_050_000_00, 1_980_000_00, 2_010_000_00, 1_890_000_00, 2_120_000_00, 1_940_000_00, 2_030_000_00,
  1_970_000_00,
] as const;

/** What a market and a manager say, and the rule set that is drafted. */
function observedBy(dates: Dates): readonly Step[] {
  const { ago } = dates;
  const step = stepOf(dates);
  return [
    step(
      40,
      people.risk,
      'jinshan',
      RecordMarketFigure.of({
        clientId: clientId('jinshan'),
        figure: 'marketValue',
        on: ago(41),
        amount: whole(1_800_000_000),
        source: { provenance: 'publicSource', statedOn: ago(41) },
      }),
    ),
    step(
      20,
      people[clientOf('jinshan').manager],
      'jinshan',
      ReportObservation.of({
        signalId: 'si_demo.jinshan.1',
        clientId: clientId('jinshan'),
        code: 'ordersShrink',
        title: '焦化车间开工率不足六成 (the coking plant runs below 60 %)',
        happenedOn: ago(21),
      }),
    ),
    step(
      15,
      people.risk,
      'rules',
      DraftRuleSet.of({
        ruleSetId: 'rs_demo.watch',
        template: 'watch',
        reason: '按年度报表提前两到三年预警 (warn two to three years ahead on yearly statements)',
      }),
    ),
  ];
}

/** Yearly figures in fen whose sums agree. */
const figures: StatementFigures = {
  cash: 20_000_00,
  receivables: 30_000_00,
  inventory: 40_000_00,
  currentAssets: 100_000_00,
  totalAssets: 250_000_00,
  currentLiabilities: 60_000_00,
  longTermDebt: 40_000_00,
  totalLiabilities: 120_000_00,
  retainedEarnings: 50_000_00,
  equity: 130_000_00,
  totalRevenue: 300_000_00,
  sales: 300_000_00,
  costOfSales: 200_000_00,
  grossProfit: 100_000_00,
  operatingCost: 260_000_00,
  ebitda: 40_000_00,
  depreciation: 10_000_00,
  ebit: 30_000_00,
  netIncome: 18_000_00,
};
