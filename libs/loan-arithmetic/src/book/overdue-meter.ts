import type { Day, Ratio, RoundingMode } from '#kernel';
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
  runOn(open: FoldedItem, rates: OverdueRates, day: Day): number {
    const read = this.read(open, rates, day);
    return read === undefined ? 0 : Number(roundRatio(read.run, this.mode)) - read.charged;
  }

  /** What has run on an open item since its due day, unrounded, and what of it was charged. */
  read(
    { item, movements }: FoldedItem,
    rates: OverdueRates,
    day: Day,
  ): { readonly run: Ratio; readonly charged: number } | undefined {
    const { component, dueOn, amount, id } = item;
    if (!this.bears || dueOn >= day) return undefined;
    if (component !== 'principal' && component !== 'interest') return undefined;
    const overdue = { component, dueOn, minor: amount.minor, movements };
    const run = overdueInterest(overdue, rates, day);
    return { run, charged: this.charged.get(id) ?? 0 };
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
