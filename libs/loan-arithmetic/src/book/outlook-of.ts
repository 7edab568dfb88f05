import type { Day } from '#kernel';
import { decimalOf } from '#kernel';
import type { FoldedItem } from '../allocation/ledger-fold.js';
import type { BookTerms } from './book.facts.js';
import type { Keeper } from './keeper.js';
import type { ComingDue, InterestPiece, OpenAmount, Outlook, OverdueOutlook } from './outlook.js';
import { fractionText } from './outlook.js';

/** Due days looked at for two with something unpaid: the others are paid by money that is held. */
const mostDueDays = 36;
const wanted = 2;

/** What the figures of later days follow from. The keeper goes on to the due days it looks at. */
export function outlookOf(keeper: Keeper, terms: BookTerms, day: Day): Outlook {
  const { ledger, contract } = keeper;
  const { currency } = terms.schedule.principal;
  const open = openOf(keeper, day);
  const unpaid = open.reduce((sum, { component, minor }) => {
    return component === 'principal' ? sum + minor : sum;
  }, 0);
  const now = {
    on: day,
    currency,
    outstanding: contract.principal + unpaid,
    held: ledger.overpaid,
    open,
    overdue: overdueOf(keeper, terms),
    ...(terms.ageing && { ageing: terms.ageing }),
  };
  const interest: InterestPiece[] = [];
  const coming: ComingDue[] = [];
  let from = day;
  for (let days = 0; days < mostDueDays; days += 1) {
    const dueOn = contract.nextDueOn();
    if (dueOn === undefined) break;
    interest.push(...contract.interestPieces(from, dueOn));
    if (coming.filter((due) => due.open.length > 0).length === wanted) break;
    keeper.through(dueOn);
    coming.push(comingOf(keeper, dueOn));
    from = dueOn;
  }
  return { ...now, coming, interest };
}

function comingOf(keeper: Keeper, dueOn: Day): ComingDue {
  const shares = keeper.ledger
    .outcomesOn(dueOn)
    .flatMap(({ fact, shares: paid }) => (fact.kind === 'application' ? paid : []));
  const sum = (parts: typeof shares) =>
    parts.reduce((total, { amount }) => total + amount.minor, 0);
  return {
    dueOn,
    open: openOf(keeper, dueOn).filter((item) => item.dueOn === dueOn),
    fromHeld: sum(shares),
    principalFromHeld: sum(shares.filter(({ component }) => component === 'principal')),
  };
}

function openOf({ ledger, overdue, contract }: Keeper, day: Day): readonly OpenAmount[] {
  const rates = contract.overdueRates();
  return ledger.openItems().map((open: FoldedItem): OpenAmount => {
    const { instalment, component, dueOn } = open.item;
    const read = overdue.read(open, rates, day);
    return {
      instalment,
      component,
      dueOn,
      minor: open.unpaid,
      ...(read && { run: fractionText(read.run), charged: read.charged }),
    };
  });
}

function overdueOf({ contract, mode }: Keeper, { overdue, schedule }: BookTerms): OverdueOutlook {
  const { terms, dayCount, contractRates, misuse, maturesOn } = contract.overdueRates();
  return {
    mode,
    dayCount: contract.plan?.terms.dayCount ?? schedule.dayCount,
    ...(overdue !== undefined && {
      bears: {
        terms,
        dayCount,
        contractRates: contractRates.map(({ from, rate }) => ({
          from,
          rate: decimalOf(rate).toFixed(),
        })),
        misuse: misuse.map(({ from, markup }) => ({ from, markup: decimalOf(markup).toFixed() })),
        maturesOn,
      },
    }),
  };
}
