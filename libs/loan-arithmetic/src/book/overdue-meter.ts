import type { Day, Ratio, RoundingMode } from '#kernel';
import { roundRatio } from '#kernel';
import type { AgeingTerms } from '../ageing/days-past-due.js';
import { isLate } from '../ageing/days-past-due.js';
import type { FoldedItem } from '../allocation/ledger-fold.js';
import type { OverdueRates, OverdueRun } from './overdue-interest.js';
import { overdueInterest } from './overdue-interest.js';

/**
 * Meters the interest of overdue items. What is charged is the difference of two rounded running
 * totals, so that charging often comes to the same as charging once. What has run up to a charge is
 * kept: an item that has been late for years costs no more than what is new.
 */
export class OverdueMeter {
  /** Charged by item, minor units. */
  private readonly charged = new Map<string, number>();
  private readonly runs = new Map<string, OverdueRun>();

  constructor(
    private readonly bears: boolean,
    private readonly mode: RoundingMode,
    /** What is paid within its grace bears nothing. */
    private readonly ageing?: AgeingTerms,
  ) {}

  /** What has run on an open item up to a day and was not charged yet, in minor units. */
  runOn(folded: FoldedItem, rates: OverdueRates, day: Day): number {
    const run = this.isLate(folded, day) ? this.run(folded, rates, day) : undefined;
    return run === undefined ? 0 : this.rounded(run.total) - this.chargedOn(folded);
  }

  /** Charges what has run up to a day; answers how much by instalment. */
  charge(open: readonly FoldedItem[], rates: OverdueRates, day: Day): ReadonlyMap<number, number> {
    const charges = new Map<number, number>();
    for (const folded of open) {
      const run = this.isLate(folded, day) ? this.run(folded, rates, day) : undefined;
      if (run === undefined) continue;
      const { id, instalment } = folded.item;
      const more = this.rounded(run.total) - this.chargedOn(folded);
      this.runs.set(id, run);
      if (more === 0) continue;
      this.charged.set(id, this.chargedOn(folded) + more);
      charges.set(instalment, (charges.get(instalment) ?? 0) + more);
    }
    return charges;
  }

  private run(
    { item, movements }: FoldedItem,
    rates: OverdueRates,
    day: Day,
  ): OverdueRun | undefined {
    const { component, dueOn, amount, id } = item;
    if (!this.bears || dueOn >= day) return undefined;
    if (component !== 'principal' && component !== 'interest') return undefined;
    const overdue = { component, dueOn, minor: amount.minor, movements };
    return overdueInterest(overdue, rates, day, this.runs.get(id));
  }

  /** What has run on an open item since its due day, unrounded, and what of it was charged. */
  read(
    folded: FoldedItem,
    rates: OverdueRates,
    day: Day,
  ): { readonly run: Ratio; readonly charged: number } | undefined {
    const run = this.run(folded, rates, day);
    return run && { run: run.total, charged: this.chargedOn(folded) };
  }

  private isLate({ item: { dueOn } }: FoldedItem, day: Day): boolean {
    return isLate(dueOn, day, this.ageing);
  }

  private chargedOn({ item: { id } }: FoldedItem): number {
    return this.charged.get(id) ?? 0;
  }

  private rounded(total: Ratio): number {
    return Number(roundRatio(total, this.mode));
  }
}
