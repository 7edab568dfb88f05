import type { Day } from '#kernel';
import type { Difference } from '../../book/difference.js';
import { bookTermsOf } from '../../book/loan-account.js';
import { instalmentsOf } from '../../book/instalments.js';
import { isBeginning } from '../../book/facts.js';
import { standingOn } from '../../book/standing.js';
import { bookOf } from '#loan-arithmetic';
import type { StatementRow } from '../statement/loan-statement.rows.js';

/** The sums of a loan three times: as rows show them, by its schedule, by its facts. Minor units. */
export interface Reconciled {
  readonly rows: number;
  readonly schedule: number;
  readonly facts: number;
  readonly overdueByRows: number;
  readonly overdueByFacts: number;
  readonly differences: readonly Difference[];
}

/**
 * What rows show of a loan on an evening against its schedule and against its facts, all of it worked
 * out anew. Undefined for a loan that has no book to compare: not drawn, at its end, or taken over.
 */
export function reconciledOn(row: StatementRow, day: Day): Reconciled | undefined {
  const { account, standing, migrated, runs } = row;
  if (migrated || standing === undefined || !runs || standing.on > day) return undefined;
  const book = bookOf(bookTermsOf(account), account.facts);
  const shown = standingOn(standing, day);
  const facts = book.standingOn(day);
  const ledger = book.ledgerOn(day);
  const due = { ...facts.due, penalty: { minor: 0 } };
  const overdue = { ...facts.overdue, penalty: { minor: 0 } };
  const schedule = scheduled(row, day);
  const pairs: readonly Difference[] = [
    { figure: 'outstanding', shown: shown.outstanding.minor, byFacts: facts.outstanding.minor },
    { figure: 'due', shown: shown.due.minor, byFacts: total(due) },
    { figure: 'overdue', shown: shown.overdue.minor, byFacts: total(overdue) },
    { figure: 'overpaid', shown: shown.overpaid.minor, byFacts: ledger.overpaid.minor },
    { figure: 'daysPastDue', shown: shown.daysPastDue, byFacts: facts.daysPastDue },
    { figure: 'schedule', shown: schedule, byFacts: facts.outstanding.minor },
  ];
  return {
    rows: shown.outstanding.minor,
    schedule,
    facts: facts.outstanding.minor,
    overdueByRows: shown.overdue.minor,
    overdueByFacts: total(overdue),
    differences: pairs.filter((pair) => pair.shown !== pair.byFacts),
  };
}

const total = (parts: Readonly<Record<string, { readonly minor: number }>>): number =>
  Object.values(parts).reduce((sum, { minor }) => sum + minor, 0);

/** The principal of the schedule that is unpaid, due or to come, of what was drawn by the day. */
function scheduled({ account }: StatementRow, day: Day): number {
  const drawn = account.facts.filter((fact) => !isBeginning(fact) || fact.valueDate <= day);
  const ledger = bookOf(bookTermsOf(account), drawn).wholeLedger();
  return instalmentsOf(ledger, drawn)
    .flatMap(({ items }) => items)
    .filter(({ component }) => component === 'principal')
    .reduce(
      (sum, { amount, withdrawn, movements }) =>
        sum +
        amount.minor -
        withdrawn.minor -
        movements
          .filter(({ kind, on }) => kind !== 'withdrawn' && on <= day)
          .reduce((paid, movement) => paid + movement.amount.minor, 0),
      0,
    );
}
