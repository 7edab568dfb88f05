import type { Day } from '#kernel';
import type { Stage } from '#lending';
import { addMonths } from '#kernel';
import type { LoanClaim } from '#lending';
import type { UpgradeGap } from '../classification/classification.codes.js';
import { RatingGrade } from '../rating/rating.codes.js';
import type { RatingRow } from '../views/watch/ratings.view.js';
import type { WatchRow } from '../views/watch/watch-list.rows.js';
import type { CreditRisk, Grading } from './stage.js';

/** What was found about the stages of a claim on earlier evenings. */
export interface StagesOfClaim {
  readonly stages: readonly { readonly on: Day; readonly stage: Stage }[];
  /** Times in which the debtor was on the watch list. */
  readonly watched: readonly { readonly from: Day; readonly until?: Day }[];
}

/** What else is known of the debtor. */
export interface KnownOfDebtor {
  readonly rating?: RatingRow | undefined;
  readonly watch?: WatchRow | undefined;
}

/** Months in which a forborne claim counts as one with more risk, from its first repayment date. */
const forbearanceMonths = 12;

/** The credit risk of a claim, as the stages of IFRS 9 look at it. */
export function riskOfClaim(
  { items, ageingTerms, restructurings, drawnOn }: LoanClaim,
  { stages, watched }: StagesOfClaim,
  { rating, watch }: KnownOfDebtor,
  upgradeGaps: readonly UpgradeGap[],
  day: Day,
): CreditRisk {
  const before = watched.filter(({ until }) => until !== undefined);
  const since = watched.find(({ until }) => until === undefined)?.from ?? day;
  return {
    items,
    ...(ageingTerms && { ageingTerms }),
    decisions: stages,
    upgradeGaps,
    gradings: gradingsOf(rating, drawnOn),
    signals: [
      ...before.map((time) => ({ code: 'watchList' as const, ...time })),
      ...(isWatched(watch) ? [{ code: 'watchList' as const, from: since }] : []),
      ...restructurings.map(({ on, firstRepaymentOn }) => ({
        code: 'forbearance' as const,
        from: on,
        until: addMonths(firstRepaymentOn, forbearanceMonths),
      })),
    ],
  };
}

/** A yellow warning alone puts nobody into stage 2. */
const isWatched = (watch: WatchRow | undefined): boolean =>
  watch?.level === 'orange' || watch?.level === 'red';

/** The grade on which the loan was granted, or else the first that is known, and the later ones. */
function gradingsOf(rating: RatingRow | undefined, drawnOn: Day): readonly Grading[] {
  const known = (rating?.history ?? []).map(({ grade, on }) => ({
    on,
    grade: RatingGrade.all.indexOf(grade) + 1,
    defaultProbability: RatingGrade(grade).pd,
  }));
  const inOrder = known.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const first = inOrder.findLast(({ on }) => on <= drawnOn);
  return [...(first ? [first] : []), ...inOrder.filter(({ on }) => on > drawnOn)];
}
