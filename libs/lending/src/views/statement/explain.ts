import type { Day, DecimalText, Money } from '#kernel';
import { minus, none, plus } from '#kernel';
import type { Book, BookFact, ItemState, Ledger, TechnicalReason } from '#loan-arithmetic';
import { isLate } from '#loan-arithmetic';
import { lentBy } from '../../book/facts.js';
import { bookTermsOf, contractRateOn } from '../../book/loan-account.js';
import type { ExplainedFigure } from '../../lending.codes.js';
import type { ServedBy } from './loan-servicing.js';
import { servedBy } from './loan-servicing.js';
import type { StatementRow } from './loan-statement.rows.js';

/** A due item that is part of a figure, and what happened to it up to the day. */
export interface ExplainedItem {
  readonly itemId: string;
  readonly instalment: number;
  readonly component: ItemState['component'];
  readonly dueOn: Day;
  readonly amount: Money;
  /** What it adds to the figure. */
  readonly unpaid: Money;
  readonly movements: ItemState['movements'];
}

/** A fact that the figure follows from, and what it adds to it where it adds something by itself. */
export interface ExplainedFact {
  readonly id: string;
  readonly kind: BookFact['kind'];
  readonly valueDate: Day;
  readonly amount?: Money;
  readonly adds?: Money;
}

/** What runs and is not due or charged yet. */
export interface ExplainedRun {
  readonly amount: Money;
  readonly annualRate: DecimalText;
  readonly dayCount: string;
  /** Over the contract rate, of what is overdue. */
  readonly markup?: DecimalText;
}

/** A figure of a loan on a day, with everything it follows from. */
export interface Explanation {
  readonly loanId: string;
  readonly figure: ExplainedFigure;
  readonly on: Day;
  readonly amount: Money;
  readonly daysPastDue: number;
  /** Set while the whole overdue is excused for a technical reason. */
  readonly technical?: TechnicalReason;
  /** Days past due count from here. */
  readonly since?: Day;
  readonly items: readonly ExplainedItem[];
  readonly facts: readonly ExplainedFact[];
  readonly run?: ExplainedRun;
  /** The version of the product that the loan was granted under. */
  readonly product?: { readonly productId: string; readonly version: number };
  /** How the loan is served, as far as the figure follows from it, and what says so. */
  readonly servicing: readonly ServedBy[];
  /** The rules that gave the order of every payment, with their versions. */
  readonly rules: readonly { readonly id: string; readonly version: number }[];
}

/** Why a figure is what it is: its items add up to it, or its facts and what runs beside them do. */
export function explained(
  row: StatementRow,
  book: Book,
  figure: ExplainedFigure,
  on: Day,
): Explanation {
  const ledger = book.ledgerOn(on);
  const standing = book.standingOn(on);
  const parts = partsOf(row, book, ledger, figure, on);
  const paying = ledger.outcomes.flatMap(({ rule }) => rule ?? []);
  const rules = new Map(paying.map((rule) => [`${rule.id} ${rule.version}`, rule]));
  const { countedFrom, technical } = standing;
  const { product } = row.account;
  const counts = followsFrom[figure];
  return {
    loanId: row.loanId,
    figure,
    on,
    daysPastDue: standing.daysPastDue,
    ...(technical && { technical }),
    ...(countedFrom !== undefined && { since: countedFrom }),
    ...parts,
    ...(product && { product: { productId: product.productId, version: product.version } }),
    servicing: servedBy(row.account).filter(({ rule }) => counts.includes(rule)),
    rules: [...rules.values()],
  };
}

const orders = ['performingOrder', 'nonPerformingOrder', 'orders', 'chargesOfDay'] as const;
const plan = ['rounding', 'roundingMultiple', 'rowsOfDay', 'calendar'] as const;
const ahead = ['surplus', 'prepayment', 'prepaymentAfterMonths'] as const;
const followsFrom: Readonly<Record<ExplainedFigure, readonly ServedBy['rule'][]>> = {
  due: [...plan, ...orders],
  overdue: [...plan, 'toleranceDays', 'toleratedOverdue', ...orders],
  penalty: ['overdueMarkup', 'misuseMarkup', 'compoundInterest', 'toleranceDays', ...orders],
  accruedInterest: plan,
  held: [...ahead, ...orders],
  outstanding: [...plan, ...ahead, 'prepaymentFee', ...orders],
};

type Parts = Pick<Explanation, 'amount' | 'items' | 'facts' | 'run'>;

function partsOf(
  row: StatementRow,
  book: Book,
  ledger: Ledger,
  figure: ExplainedFigure,
  on: Day,
): Parts {
  const { account, currency } = row;
  const standing = book.standingOn(on);
  const open = (counts: (item: ItemState) => boolean) =>
    ledger.items.filter((item) => item.unpaid.minor > 0 && counts(item));
  const counted = account.facts.filter(({ valueDate }) => valueDate <= on);
  const facts = counted.map((fact) => factOf(fact, ledger, figure));
  const sum = (items: readonly ItemState[]) =>
    items.map(({ unpaid }) => unpaid).reduce(plus, none({ currency }));
  const annualRate = contractRateOn(account, on);
  const { dayCount } = account.terms;
  const { ageing, overdue: { markup = '0' } = {} } = bookTermsOf(account);
  switch (figure) {
    case 'overdue':
    case 'due': {
      const items = open(
        ({ component, dueOn }) =>
          component !== 'penalty' && (figure === 'due' ? dueOn <= on : isLate(dueOn, on, ageing)),
      );
      return { amount: sum(items), items: items.map(itemOf), facts };
    }
    case 'penalty': {
      const items = open(({ component }) => component === 'penalty');
      const { accruedPenalty } = standing;
      return {
        amount: plus(sum(items), accruedPenalty),
        items: items.map(itemOf),
        facts,
        run: { amount: accruedPenalty, annualRate, dayCount, markup },
      };
    }
    case 'accruedInterest': {
      const { accruedInterest } = standing;
      const run = { amount: accruedInterest, annualRate, dayCount };
      return { amount: accruedInterest, items: [], facts, run };
    }
    case 'held':
      return { amount: standing.held, items: [], facts };
    case 'outstanding': {
      const adds = facts.filter((fact) => fact.adds !== undefined && fact.adds.minor !== 0);
      return { amount: standing.outstanding, items: [], facts: adds };
    }
  }
}

const itemOf = ({ id, instalment, component, dueOn, amount, unpaid, movements }: ItemState) => ({
  itemId: id,
  instalment,
  component,
  dueOn,
  amount,
  unpaid,
  movements,
});

/** A fact, and what it adds to the principal outstanding. */
function factOf(
  fact: BookFact,
  { outcomes, currency }: Ledger,
  figure: ExplainedFigure,
): ExplainedFact {
  const { id, kind, valueDate } = fact;
  const amount = 'amount' in fact ? fact.amount : undefined;
  const base = { id, kind, valueDate, ...(amount && { amount }) };
  if (figure === 'outstanding' && fact.kind === 'takenOver') {
    return { ...base, adds: { minor: lentBy(fact), currency } };
  }
  if (figure !== 'outstanding' || amount === undefined) return base;
  if (kind === 'drawdown') return { ...base, adds: amount };
  const paid = outcomes
    .filter((outcome) => outcome.fact.id === id)
    .flatMap(({ shares }) => shares)
    .filter(({ component }) => component === 'principal')
    .reduce((total, share) => plus(total, share.amount), none(amount));
  return { ...base, adds: minus(none(amount), paid) };
}
