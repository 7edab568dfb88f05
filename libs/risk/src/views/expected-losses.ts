import type { Contribution, Day, Money, Table } from '#kernel';
import { LoanClass } from '#lending';
import { Stage } from '#lending';
import { minus, plus, ratioOf, timesMoney } from '#kernel';
import { provisionRuleOn } from '../classification/provision.rules.js';
import type { ClassificationRow } from './classification-book.rows.js';

/** The claims of one stage in one currency. */
export interface StageLoss {
  readonly currency: string;
  readonly stage: Stage;
  readonly loans: number;
  readonly outstanding: Money;
  /** With what may still be drawn. */
  readonly exposure: Money;
  readonly expected: Money;
  /** What is set aside by the five classes. */
  readonly provisions: Money;
  /** Expected losses less provisions: above nothing, the classes set too little aside. */
  readonly difference: Money;
}

/** What a claim adds to its stage and class. */
export const stageContribution = ({
  runs,
  stage,
  class: of,
  currency,
  outstanding,
  expectedLoss,
}: ClassificationRow): readonly Contribution[] =>
  runs
    ? [
        {
          group: { stage, class: of, currency },
          sums: {
            outstanding: outstanding.minor,
            exposure: expectedLoss?.exposure.minor ?? 0,
            expected: expectedLoss?.expected.minor ?? 0,
          },
        },
      ]
    : [];

/** Expected losses by stage beside the provisions by class. */
export async function stageLossesOf(
  claims: Table<ClassificationRow, 'classes' | 'stages'>,
  day: Day,
): Promise<readonly StageLoss[]> {
  const rule = provisionRuleOn(day);
  const lines = new Map<string, StageLoss>();
  for (const { group, sums, count } of await claims.totals('stages')) {
    const { stage: text = '', class: of = '', currency = '' } = group;
    const stage = Stage.all.find((each) => each === text);
    const loanClass = LoanClass.all.find((each) => each === of);
    if (stage === undefined || loanClass === undefined) continue;
    const money = (name: string): Money => ({ minor: sums[name] ?? 0, currency });
    const outstanding = money('outstanding');
    const share = ratioOf(rule?.shares[loanClass] ?? '0', 'share');
    const provisions = timesMoney(outstanding, share, 'halfUp');
    const line = {
      currency,
      stage,
      loans: count,
      outstanding,
      exposure: money('exposure'),
      expected: money('expected'),
      provisions,
      difference: minus(money('expected'), provisions),
    };
    const key = `${currency} ${stage}`;
    const before = lines.get(key);
    lines.set(key, before === undefined ? line : added(before, line));
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

const added = (a: StageLoss, b: StageLoss): StageLoss => ({
  currency: a.currency,
  stage: a.stage,
  loans: a.loans + b.loans,
  outstanding: plus(a.outstanding, b.outstanding),
  exposure: plus(a.exposure, b.exposure),
  expected: plus(a.expected, b.expected),
  provisions: plus(a.provisions, b.provisions),
  difference: plus(a.difference, b.difference),
});
