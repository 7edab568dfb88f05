import type { Day, Facts } from '#kernel';
import { addBusinessDays, addDays, daysBetween } from '#kernel';
import type { PublishedRate, RateIndex } from '#loan-arithmetic';
import { floatingRate, nextReset } from '#loan-arithmetic';
import type { BenchmarkRow } from '../../views/book/benchmarks.view.js';
import { publishedIn } from '../../views/book/benchmarks.view.js';
import { fixingRule } from '../../benchmark/fixing.rules.js';
import { contractRateOn } from '../../book/loan-account.js';
import { accounting } from '../money/accounting.js';
import type { Floating } from '../clauses.js';
import { startOf } from '../money/judged-loan.js';
import { counted } from '../money/loan-money.js';
import { loanEvents } from '../loan.events.js';
import type { Loan } from '../loan.state.js';
import { noticeDaysOf } from '../servicing/servicing.js';

const { RateResetPlanned, RateFixingMissing, RateResetAnnounced } = loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/** What the borrower is told of a rate that follows an index. */
const reason = '按合同约定随基准利率调整 (reset by the index of the agreement)';

/**
 * What the end of a day does to a rate that follows an index: on the day of notice of the next reset
 * it is fixed on what was published last and announced, and counts from the day of the reset, or
 * once the notice is over. Where that is too old, a fixing is missing: this is recorded once, and
 * every later evening looks again.
 */
export function indexFollowed(
  loan: Loan,
  day: Day,
  benchmark: BenchmarkRow | undefined,
): LoanFacts {
  const { status, account, reset } = loan;
  const { floating } = account.clauses ?? {};
  if (status !== 'active' || floating === undefined || reset === undefined) return [];
  if (day < reset.noticeOn) return [];
  const { due, next } = resetsBy(loan, floating, reset, day);
  const earliest = addDays(day, noticeDaysOf(loan));
  const from = due.resetOn > earliest ? due.resetOn : earliest;
  // Nothing is set anew from the last due day on, unless the loan is extended.
  if (loan.maturesOn !== undefined && from >= loan.maturesOn) return [];
  const planned = next ? [RateResetPlanned({ ...next, valueDate: day })] : [];
  const fixing = latest(benchmark ? publishedIn(benchmark, floating.index) : [], due);
  if (fixing === undefined) return missing(reset, due, day);
  const formerRate = contractRateOn(account, from);
  const data = {
    from,
    annualRate: floatingRate(fixing, floating, formerRate),
    formerRate,
    published: {
      index: floating.index,
      annualRate: fixing.annualRate,
      on: fixing.publishedOn,
    },
    reason,
    valueDate: day,
  };
  const announced = accounting.RateResetAnnounced;
  return [...counted(loan, data, announced, RateResetAnnounced, 'rateReset'), ...planned];
}

/** The first reset after a drawdown; nothing where the rate is fixed or set by hand. */
export function firstReset({ account }: Pick<Loan, 'account'>, on: Day): LoanFacts {
  const { floating } = account.clauses ?? {};
  const first = floating && resetAfter({ account }, floating, on);
  return first ? [RateResetPlanned({ ...first, valueDate: on })] : [];
}

/** A reset, and the evening on which it is fixed and announced. */
interface Reset {
  readonly index: RateIndex;
  readonly resetOn: Day;
  readonly noticeOn: Day;
}

/** The last reset whose day of notice has come, and the one after it. */
function resetsBy(
  loan: Loan,
  floating: Floating,
  { on: resetOn, noticeOn }: NonNullable<Loan['reset']>,
  day: Day,
): { readonly due: Reset; readonly next: Reset | undefined } {
  let due: Reset = { index: floating.index, resetOn, noticeOn };
  for (;;) {
    const next = resetAfter(loan, floating, due.resetOn);
    if (next === undefined || next.noticeOn > day) return { due, next };
    due = next;
  }
}

/** The fixing is on its agreed day, and on the day of notice at the latest. */
function resetAfter(
  { account }: Pick<Loan, 'account'>,
  { index, resets, fixing }: Floating,
  after: Day,
): Reset | undefined {
  const drawnOn = startOf(account);
  if (resets === undefined || drawnOn === undefined) return undefined;
  const resetOn = nextReset(resets, drawnOn, after);
  if (resetOn === undefined) return undefined;
  const notice = addDays(resetOn, -noticeDaysOf({ account }));
  const fixedOn = fixing && addBusinessDays(fixing.calendar, resetOn, -fixing.businessDays);
  return { index, resetOn, noticeOn: fixedOn && fixedOn < notice ? fixedOn : notice };
}

/** The last rate that was published up to the day of notice, unless it is too old to use. */
function latest(
  published: readonly PublishedRate[],
  { index, noticeOn }: Reset,
): PublishedRate | undefined {
  const last = published
    .filter(({ publishedOn }) => publishedOn <= noticeOn)
    .reduce<PublishedRate | undefined>(
      (best, rate) => (best && best.publishedOn > rate.publishedOn ? best : rate),
      undefined,
    );
  const { mostDaysOld = 0 } = fixingRule(index, noticeOn) ?? {};
  return last && daysBetween(last.publishedOn, noticeOn) <= mostDaysOld ? last : undefined;
}

function missing(
  { on, isMissing }: NonNullable<Loan['reset']>,
  { index, resetOn, noticeOn: fixedOn }: Reset,
  day: Day,
): LoanFacts {
  if (isMissing && on === resetOn) return [];
  return [RateFixingMissing({ index, resetOn, fixedOn, valueDate: day })];
}
