import type { Day, Facts, Money } from '#kernel';
import type { Ledger } from '#loan-arithmetic';
import { AgeingBucket, ageingOn } from '#loan-arithmetic';
import type { LoanAccount } from './loan-account.js';
import { isOpenOn, ledgerOf, nextTurn, standingOn, startOf } from './loan-account.js';
import type { LoanStanding } from './loan.events.js';
import { loanEvents } from './loan.events.js';
import type { Loan } from './loan.state.js';
import { accountOf } from './loan.state.js';

const {
  InstalmentFellDue,
  LoanFellOverdue,
  OverdueBucketChanged,
  LoanCameCurrent,
  LoanRecalculated,
} = loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/**
 * What ageing finds from the last day it was through up to a day, in order: what fell due and was
 * unpaid, and every change of the bucket of days past due. Asked again for a day, it finds nothing.
 */
export function aged(loan: Loan, through: Day): LoanFacts {
  const start = loan.agedOn ?? startOf(loan.drawdowns);
  if (loan.status !== 'active' || start === undefined) return [];
  const account = accountOf(loan);
  const ledger = ledgerOf(account);
  const { clientId, knownOn } = loan;
  let bucket = loan.bucket;
  const facts = turns(ledger, start, through).flatMap((day) => {
    const standing = standingOn(account, ledger, day);
    const found = [
      ...fallenDue(clientId, ledger, standing),
      ...bucketFact(clientId, bucket, standing),
    ];
    bucket = standing.bucket;
    return found;
  });
  const last = facts.at(-1)?.data.valueDate;
  if (last === undefined || last >= knownOn) return facts;
  // The days judged lie before money that is known already: the last word is how it stands with it.
  const standing = standingOn(account, ledger, knownOn, last);
  return [
    ...facts,
    LoanRecalculated({ clientId, reallocations: [], standing, valueDate: knownOn }),
  ];
}

/** The days after one and up to another on which ageing finds something. */
function turns({ items }: Ledger, after: Day, through: Day): readonly Day[] {
  const days: Day[] = [];
  for (
    let day = nextTurn(items, after);
    day !== null && day <= through;
    day = nextTurn(items, day)
  ) {
    days.push(day);
  }
  return days;
}

/** The instalments that are due on the day and not paid by its end. */
function fallenDue(clientId: string, { items }: Ledger, standing: LoanStanding): LoanFacts {
  const due = items.filter(({ dueOn }) => dueOn === standing.on);
  const open = due.filter((item) => isOpenOn(item, standing.on));
  const amount = (instalment: number, component: string): Money =>
    due.find((item) => item.instalment === instalment && item.component === component)?.amount ?? {
      ...standing.due,
      minor: 0,
    };
  return [...new Set(open.map(({ instalment }) => instalment))].map((instalment) =>
    InstalmentFellDue({
      clientId,
      instalment,
      principal: amount(instalment, 'principal'),
      interest: amount(instalment, 'interest'),
      standing,
      valueDate: standing.on,
    }),
  );
}

/** The change from the bucket that was announced to the one the loan stands in. */
function bucketFact(clientId: string, from: AgeingBucket, standing: LoanStanding): LoanFacts {
  const { bucket: to, overdueSince, on: valueDate } = standing;
  if (to === from) return [];
  const data = { clientId, standing, valueDate };
  if (overdueSince === null) return [LoanCameCurrent({ ...data, from })];
  return from === 'current'
    ? [LoanFellOverdue({ ...data, since: overdueSince })]
    : [OverdueBucketChanged({ ...data, from, to })];
}

/**
 * The change of bucket that follows from a money fact of a day, once ageing has judged the loan.
 * A loan that turns out to be longer overdue than was announced goes through its buckets again.
 */
export function rejudged(loan: Loan, account: LoanAccount, ledger: Ledger, day: Day): LoanFacts {
  const { agedOn, bucket: from, clientId } = loan;
  if (agedOn === undefined) return [];
  const judged = from === 'current' || agedOn > day ? agedOn : day;
  const { bucket: to, pastDueSince: since } = ageingOn(ledger.items, judged);
  if (to === from) return [];
  if (since !== undefined && gravity(to) > gravity(from)) {
    let bucket: AgeingBucket = 'current';
    return turns(ledger, since, judged).flatMap((turn) => {
      const standing = standingOn(account, ledger, turn, judged);
      const facts = bucketFact(clientId, bucket, standing);
      bucket = standing.bucket;
      return facts;
    });
  }
  const on = to === 'current' ? clearedBy(ledger, judged, day) : judged;
  return bucketFact(clientId, from, standingOn(account, ledger, on, judged));
}

const gravity = (bucket: AgeingBucket): number => AgeingBucket.all.indexOf(bucket);

/** The day on which the last item that had been late was paid; the day of the fact if none was. */
const clearedBy = ({ items }: Ledger, judged: Day, day: Day): Day =>
  items
    .flatMap(({ dueOn, clearedOn }) =>
      dueOn < judged && clearedOn !== undefined && clearedOn > dueOn ? [clearedOn] : [],
    )
    .reduce((latest, cleared) => (cleared > latest ? cleared : latest), day);
