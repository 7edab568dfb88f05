import type { Day, Facts, Money } from '#kernel';
import { addDays } from '#kernel';
import type { Ledger, Share } from '#loan-arithmetic';
import { AgeingBucket, agedItems, bucketRuleOn } from '#loan-arithmetic';
import type { LoanStanding } from '../../book/standing.js';
import { isOpenOn, isScheduled, nextTurn } from '../../book/turns.js';
import type { JudgedLoan } from './judged-loan.js';
import { judgedLoan, startOf } from './judged-loan.js';
import type { OrderRule } from '../proposal/proposal.facts.js';
import { loanEvents } from '../loan.events.js';
import type { Loan } from '../loan.state.js';

const {
  SuspenseApplied,
  InstalmentMissed,
  LoanFellOverdue,
  ArrearsGrew,
  OverdueBucketChanged,
  LoanCameCurrent,
  LoanRecalculated,
  LoanSettled,
} = loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/**
 * What the end of each day finds, from the last day it was through up to a day, in order: what was
 * paid out of suspense, what was missed, what became overdue, every change of the bucket of days past
 * due, and the end of the loan. Asked again for a day, it finds nothing.
 */
export function aged(loan: Loan, through: Day): LoanFacts {
  const start = loan.agedOn ?? startOf(loan.account);
  if (loan.status !== 'active' || start === undefined) return [];
  const judged = judgedLoan(loan);
  let bucket = loan.bucket;
  const facts = turns(judged, start, through).flatMap((day) => {
    const standing = judged.standing(day, day);
    const found = foundOn(judged, bucket, standing);
    bucket = standing.bucket;
    return found;
  });
  return [...facts, ...lastWord(judged, facts, through)];
}

/** The days after one and up to another on which the end of the day finds something. */
function turns({ ledger, ageing }: JudgedLoan, after: Day, through: Day): readonly Day[] {
  const days: Day[] = [];
  for (
    let day = nextTurn(ledger, after, ageing);
    day !== null && day <= through;
    day = nextTurn(ledger, day, ageing)
  ) {
    days.push(day);
  }
  return days;
}

function foundOn(judged: JudgedLoan, bucket: AgeingBucket, standing: LoanStanding): LoanFacts {
  const { loan, ledger } = judged;
  const { on: valueDate } = standing;
  const buckets = bucketFact(bucket, standing);
  const fell = buckets.some(({ type }) => type === 'LoanFellOverdue');
  return [
    ...appliedOn(loan, ledger, standing),
    ...missedOn(ledger, standing),
    ...(fell ? [] : grownOn(judged, standing)),
    ...buckets,
    ...(isPaid(judged, valueDate) ? [LoanSettled({ valueDate })] : []),
  ];
}

/** Money held in suspense meets what has fallen due. */
function appliedOn({ applied }: Loan, ledger: Ledger, standing: LoanStanding): LoanFacts {
  const { on: valueDate } = standing;
  const { allocation, rule } = appliedIn(ledger, valueDate);
  if (rule === undefined || applied.some(({ on }) => on === valueDate)) return [];
  return [SuspenseApplied({ allocation, rule, standing, valueDate })];
}

/** What money held in suspense pays on a day. */
export function appliedIn({ outcomes }: Ledger, on: Day): Applied {
  const found = outcomes.filter(({ fact }) => fact.kind === 'application' && fact.valueDate === on);
  const rule = found[0]?.rule;
  return { allocation: found.flatMap(({ shares }) => shares), ...(rule && { rule }) };
}

interface Applied {
  readonly allocation: readonly Share[];
  readonly rule?: OrderRule;
}

/** The instalments that are due on the day and not paid by its end. */
function missedOn({ items }: Ledger, standing: LoanStanding): LoanFacts {
  const { on: valueDate, due } = standing;
  const missed = items.filter((item) => isScheduled(item) && item.dueOn === valueDate);
  const open = missed.filter((item) => isOpenOn(item, valueDate));
  const amount = (instalment: number, component: string): Money => ({
    ...due,
    minor: missed
      .filter((item) => item.instalment === instalment && item.component === component)
      .reduce((sum, item) => sum + item.amount.minor, 0),
  });
  return [...new Set(open.map(({ instalment }) => instalment))].map((instalment) =>
    InstalmentMissed({
      instalment,
      principal: amount(instalment, 'principal'),
      interest: amount(instalment, 'interest'),
      standing,
      valueDate,
    }),
  );
}

/** A further instalment is overdue. */
function grownOn({ ledger: { items }, ageing }: JudgedLoan, standing: LoanStanding): LoanFacts {
  const { on: valueDate, overdueSince } = standing;
  const { graceDays = 0 } = ageing;
  // What is tolerated is no news.
  if (overdueSince === null) return [];
  const grown = items.filter(
    (item) =>
      isScheduled(item) &&
      item.dueOn === addDays(valueDate, -1 - graceDays) &&
      isOpenOn(item, valueDate),
  );
  return [...new Set(grown.map(({ instalment }) => instalment))].map((instalment) =>
    ArrearsGrew({ instalment, standing, valueDate }),
  );
}

/** The change from the bucket that was announced to the one the loan stands in. */
export function bucketFact(from: AgeingBucket, standing: LoanStanding): LoanFacts {
  const { bucket: to, overdueSince, on: valueDate } = standing;
  if (to === from) return [];
  const rule = bucketRuleOn(valueDate);
  const data = { standing, ...(rule && { rule }), valueDate };
  if (overdueSince === null) return [LoanCameCurrent({ ...data, from })];
  return from === 'current'
    ? [LoanFellOverdue({ ...data, since: overdueSince })]
    : [OverdueBucketChanged({ ...data, from, to })];
}

/**
 * The days judged may lie before money that is known already: the last word is how the loan stands
 * with it. It is also the last word where a day that was announced brings nothing after all.
 */
function lastWord(judged: JudgedLoan, facts: LoanFacts, through: Day): LoanFacts {
  const { knownOn, nextAgeingOn } = judged.loan;
  const last = facts.findLast(({ type }) => type !== 'LoanSettled')?.data.valueDate;
  const idle = last === undefined && nextAgeingOn !== null && nextAgeingOn <= through;
  if (!idle && (last === undefined || last >= knownOn)) return [];
  const day = idle && through > knownOn ? through : knownOn;
  const standing = judged.standing(day, last ?? through);
  return [LoanRecalculated({ reallocations: [], standing, valueDate: day })];
}

/**
 * The change of bucket that follows from a money fact of a day, once the loan has been judged. A
 * loan that turns out to be longer overdue than was announced goes through its buckets again.
 */
export function rejudged(after: JudgedLoan, day: Day): LoanFacts {
  const { loan, standing: on } = after;
  const { agedOn, bucket: from } = loan;
  if (agedOn === undefined) return [];
  const judged = from === 'current' || agedOn > day ? agedOn : day;
  const { bucket: to, overdueSince: since } = on(judged);
  if (to === from) return [];
  if (since !== null && gravity(to) > gravity(from)) {
    let bucket: AgeingBucket = 'current';
    return turns(after, since, judged).flatMap((turn) => {
      const standing = on(turn, judged);
      const facts = bucketFact(bucket, standing);
      bucket = standing.bucket;
      return facts;
    });
  }
  const turned = to === 'current' ? clearedBy(after, judged, day) : judged;
  return bucketFact(from, on(turned, judged));
}

const gravity = (bucket: AgeingBucket): number => AgeingBucket.all.indexOf(bucket);

/** The day on which the last item that had been late was paid; the day of the fact if none was. */
const clearedBy = ({ ledger, ageing }: JudgedLoan, judged: Day, day: Day): Day =>
  agedItems(ledger.items, ageing.tolerated)
    .flatMap(({ dueOn, clearedOn }) =>
      dueOn < judged && clearedOn !== undefined && clearedOn > addDays(dueOn, ageing.graceDays ?? 0)
        ? [clearedOn]
        : [],
    )
    .reduce((latest, cleared) => (cleared > latest ? cleared : latest), day);

/** Whether nothing is left to pay at the end of a day, of a loan that cannot be drawn again. */
export const isPaid = ({ loan, book }: JudgedLoan, day: Day): boolean =>
  loan.account.terms.revolving !== true && book.standingOn(day).isSettled;
