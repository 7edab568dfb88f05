import type { Day, RoundingMode } from '#kernel';
import { roundRatio } from '#kernel';
import type { FoldedItem } from '../allocation/ledger-fold.js';
import type { OverdueRates } from './overdue-interest.js';
import { overdueInterest } from './overdue-interest.js';

/**
 * Meters the interest of overdue items. What is charged is the difference of two rounded running
 * totals, so that charging often comes to the same as charging once.
 */
export class OverdueMeter {
  /** Charged by item, minor units. */
  private readonly charged = new Map<string, number>();

  constructor(
    private readonly bears: boolean,
    private readonly mode: RoundingMode,
  ) {}

  /** What has run on an open item up to a day and was not charged yet, in minor units. */
  runOn({ item, movements }: FoldedItem, rates: OverdueRates, day: Day): number {
    const { component, dueOn, amount, id } = item;
    if (!this.bears || dueOn >= day) return 0;
    if (component !== 'principal' && component !== 'interest') return 0;
    const overdue = { component, dueOn, minor: amount.minor, movements };
    const run = roundRatio(overdueInterest(overdue, rates, day), this.mode);
    return Number(run) - (this.charged.get(id) ?? 0);
  }

  /** Charges what has run up to a day; answers how much by instalment. */
  charge(open: readonly FoldedItem[], rates: OverdueRates, day: Day): ReadonlyMap<number, number> {
    const run = new Map<number, number>();
    for (const folded of open) {
      const more = this.runOn(folded, rates, day);
      if (more === 0) continue;
      const { id, instalment } = folded.item;
      this.charged.set(id, (this.charged.get(id) ?? 0) + more);
      run.set(instalment, (run.get(instalment) ?? 0) + more);
    }
    return run;
  }
}
