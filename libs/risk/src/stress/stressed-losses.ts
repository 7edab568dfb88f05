import type { Day, DecimalText, Money } from '#kernel';
import { Decimal, minus, none, plus } from '#kernel';
import type { Stage } from '#lending';
import { lossRulesOn } from '../staging/expected-loss.rules.js';
import type { ClassificationRow } from '../views/classification-book.rows.js';
import type { StressShock } from './stress.rules.js';

/** More days past due than these and a claim is in stage 2, or in default (IFRS 9, B5.5.20, B5.5.37). */
const stageDays = { stage2: 30, stage3: 90 } as const;
/** Years that a claim new in stage 2 is taken to run (Basel framework CRE32.47). */
const lifetimeYears = '2.5';
/** What is lost of the part without collateral, by the rules of a day. */
const uncoveredOn = (day: Day): DecimalText => lossRulesOn('unsecured', day).loss?.uncovered ?? '1';

/** What a scenario does to the claims in one currency. */
export interface StressedLosses {
  readonly currency: string;
  readonly loans: number;
  readonly exposure: Money;
  /** What is expected to be lost as things are, under the scenario, and by how much more. */
  readonly expected: Money;
  readonly stressed: Money;
  readonly more: Money;
  /** Claims that come to a worse stage. */
  readonly toStage2: number;
  readonly toStage3: number;
}

/** The stage of a claim once its debtor is later. */
export function stageUnder({ stage, daysPastDue }: ClassificationRow, shock: StressShock): Stage {
  const later = daysPastDue === 0 ? 0 : daysPastDue + shock.daysLater;
  if (stage === 'stage3' || later > stageDays.stage3) return 'stage3';
  return stage === 'stage2' || later > stageDays.stage2 ? 'stage2' : 'stage1';
}

/**
 * What is expected to be lost of a claim under a scenario. With less collateral the loss given default
 * goes towards that of the uncovered part: `lgd + fall · (uncovered − lgd)`. In default all of it is
 * lost; else the loss grows with probability and loss given default, and with the years where the
 * claim is new in stage 2. It is never more than exposure times loss given default.
 */
export function lossUnder(row: ClassificationRow, shock: StressShock): Money | undefined {
  const { expectedLoss } = row;
  if (expectedLoss === undefined) return undefined;
  const { pd, lgd, exposure, expected, on } = expectedLoss;
  const bare = Decimal.max(0, new Decimal(uncoveredOn(on)).minus(lgd));
  const worse = new Decimal(lgd).plus(bare.times(shock.collateralFall));
  const most = worse.times(exposure.minor);
  const stage = stageUnder(row, shock);
  const money = (minor: Decimal): Money => ({ ...exposure, minor: Math.round(minor.toNumber()) });
  if (stage === 'stage3' || new Decimal(lgd).lte(0)) return money(most);
  const years = row.stage === 'stage1' && stage === 'stage2' ? lifetimeYears : '1';
  const times = Decimal.min(
    new Decimal(shock.defaultTimes).times(years),
    new Decimal(1).div(Decimal.max(pd, '0.0001')),
  );
  return money(Decimal.min(most, times.times(worse).div(lgd).times(expected.minor)));
}

/** Adds up what a scenario does to claims, one at a time. */
export class Stressing {
  private readonly lines = new Map<string, StressedLosses>();

  constructor(private readonly shock: StressShock) {}

  see(row: ClassificationRow): void {
    const stressed = lossUnder(row, this.shock);
    if (!row.runs || stressed === undefined || row.expectedLoss === undefined) return;
    const { exposure, expected } = row.expectedLoss;
    const { currency } = exposure;
    const nothing = none(exposure);
    const before = this.lines.get(currency) ?? {
      ...{ currency, loans: 0, toStage2: 0, toStage3: 0 },
      ...{ exposure: nothing, expected: nothing, stressed: nothing, more: nothing },
    };
    const stage = stageUnder(row, this.shock);
    const comesTo = (to: Stage) => Number(stage === to && row.stage !== to);
    this.lines.set(currency, {
      currency,
      loans: before.loans + 1,
      exposure: plus(before.exposure, exposure),
      expected: plus(before.expected, expected),
      stressed: plus(before.stressed, stressed),
      more: plus(before.more, minus(stressed, expected)),
      toStage2: before.toStage2 + comesTo('stage2'),
      toStage3: before.toStage3 + comesTo('stage3'),
    });
  }

  losses(): readonly StressedLosses[] {
    return [...this.lines.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }
}
