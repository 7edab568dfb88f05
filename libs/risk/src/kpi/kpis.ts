import type { Day, DecimalText, Total } from '#kernel';
import { addMonths, Decimal } from '#kernel';
import { wilson } from '../back-test/measures.js';
import { defaultRate } from '../ratios/default-rate.js';

/** A share with the interval in which it lies with 95 % confidence. */
export interface Share {
  readonly of: number;
  readonly share?: DecimalText;
  readonly low?: DecimalText;
  readonly high?: DecimalText;
}

/** How good one rule was in one month. */
export interface RuleMonth {
  readonly rule: string;
  /** The month in which it warned, and in which clients failed. */
  readonly month: string;
  readonly raised: number;
  /** Of the warnings that were judged by a person or an outcome, how many were right. */
  readonly precision: Share;
  /** Of the failures, how many the rule had warned of within the year before. */
  readonly recall: Share;
  readonly calledFalseThenFailed: number;
  readonly daysToAcknowledge?: DecimalText;
  readonly daysToAct?: DecimalText;
}

/** The measures of risk and of early warning. */
export interface RiskKpis {
  /** Debtors that performed a year before and have failed since, over all that performed then. */
  readonly defaultRate?: DecimalText;
  /** The same, of those recorded as more than 90 days late. */
  readonly delayRate?: DecimalText;
  readonly nonPerforming: readonly {
    readonly currency: string;
    readonly outstanding: number;
    readonly nonPerforming: number;
    readonly ratio?: DecimalText;
  }[];
  /** The projects under way, and how many of them are in default or behind. */
  readonly projects?: ProjectKpis;
  readonly rules: readonly RuleMonth[];
}

/** How much goes wrong with the projects under way. */
export interface ProjectKpis {
  readonly projects: number;
  /** With a covenant in default, or a borrower that has failed. */
  readonly inDefault: number;
  readonly defaultRate: DecimalText;
  /** Milestones that were due by the last judgement, and those of them that are late. */
  readonly due: number;
  readonly late: number;
  readonly delayRate?: DecimalText;
}

const text = (value: number | Decimal): DecimalText => new Decimal(value).toFixed(4);

/** Hits over all, with the interval; no share of nothing. */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { of };
  const [low, high] = wilson(hits, of);
  return { of, share: text(hits / of), low: text(low), high: text(high) };
}

const sum = (totals: readonly Total[], name: string): number =>
  totals.reduce((all, { sums }) => all + (sums[name] ?? 0), 0);
const count = (totals: readonly Total[]): number =>
  totals.reduce((all, each) => all + each.count, 0);
const ofKind = (totals: readonly Total[], kind: string) =>
  totals.filter(({ group }) => group['kind'] === kind);
const groupOf =
  (name: string) =>
  ({ group }: Total) =>
    group[name] ?? '';

/** The measures that follow from the totals, for the months from one to another. */
export function kpisOf(
  totals: readonly Total[],
  { from, to }: { readonly from: Day; readonly to: Day },
): RiskKpis {
  const within = ({ group: { month = '' } }: Total) =>
    month >= from.slice(0, 7) && month <= to.slice(0, 7);
  const warnings = ofKind(totals, 'warning').filter(within);
  const failures = ofKind(totals, 'failure').filter(within);
  const keys = new Set([
    ...warnings.map((each) => `${groupOf('rule')(each)} ${groupOf('month')(each)}`),
    ...failures
      .filter((each) => groupOf('rule')(each) !== '')
      .map((each) => `${groupOf('rule')(each)} ${groupOf('month')(each)}`),
  ]);
  const start = addMonths(`${to.slice(0, 7)}-01`, -12);
  return {
    ...rateOf('defaultRate', ofKind(totals, 'obligor'), start, 'failed'),
    ...rateOf('delayRate', ofKind(totals, 'obligor'), start, 'delayed'),
    nonPerforming: ofKind(totals, 'book').map(({ group: { currency = '' }, sums }) => {
      const { outstanding = 0, nonPerforming = 0 } = sums;
      const ratio = outstanding === 0 ? {} : { ratio: text(nonPerforming / outstanding) };
      return { currency, outstanding, nonPerforming, ...ratio };
    }),
    ...projectsOf(ofKind(totals, 'project')),
    rules: [...keys].sort().map((key) => ruleMonth(key, warnings, failures)),
  };
}

function projectsOf(totals: readonly Total[]): Pick<RiskKpis, 'projects'> {
  const projects = count(totals);
  if (projects === 0) return {};
  const [inDefault, due, late] = [
    sum(totals, 'inDefault'),
    sum(totals, 'due'),
    sum(totals, 'late'),
  ];
  return {
    projects: {
      projects,
      inDefault,
      defaultRate: text(inDefault / projects),
      due,
      late,
      ...(due === 0 ? {} : { delayRate: text(late / due) }),
    },
  };
}

function ruleMonth(key: string, warnings: readonly Total[], failures: readonly Total[]): RuleMonth {
  const [rule = '', month = ''] = key.split(' ');
  const isMonth = (each: Total) => groupOf('month')(each) === month;
  const raised = warnings.filter((each) => groupOf('rule')(each) === rule && isMonth(each));
  const failed = failures.filter((each) => groupOf('rule')(each) === '' && isMonth(each));
  const foreseen = failures.filter((each) => groupOf('rule')(each) === rule && isMonth(each));
  const right = sum(raised, 'right');
  const mean = (days: string, of: string) => {
    const all = sum(raised, of);
    return all === 0 ? {} : { [days]: text(sum(raised, days) / all) };
  };
  return {
    rule,
    month,
    raised: count(raised),
    precision: shareOf(right, right + sum(raised, 'falseAlarms')),
    recall: shareOf(count(foreseen), count(failed)),
    calledFalseThenFailed: sum(raised, 'calledFalseThenFailed'),
    ...mean('daysToAcknowledge', 'acknowledged'),
    ...mean('daysToAct', 'acted'),
  };
}

/** A rate over twelve months, to the month; nothing where nobody performed at the start. */
function rateOf(
  name: 'defaultRate' | 'delayRate',
  obligors: readonly Total[],
  start: Day,
  what: 'failed' | 'delayed',
): Partial<Pick<RiskKpis, 'defaultRate' | 'delayRate'>> {
  const day = (month: string) => `${month}-01`;
  const rate = defaultRate(
    obligors.map((each) => {
      const [since, until, failed] = ['since', 'until', what].map((key) => groupOf(key)(each));
      return {
        since: day(since ?? ''),
        ...(until ? { until: day(until) } : {}),
        ...(failed ? { defaultedOn: day(failed) } : {}),
        count: each.count,
      };
    }),
    start,
  );
  return rate === undefined ? {} : { [name]: text(rate) };
}
