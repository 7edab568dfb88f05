import type { Day } from '#kernel';
import { addMonths, dayNumber, daysBetween } from '#kernel';
import type { AccountFigure } from '../facts/facts.codes.js';
import type { BureauReport, Quotation } from '../views/file/facts-of-client.js';
import type { StatementFigures } from '../statement/figures.js';
import { StatementLine } from '../statement/statement.codes.js';
import type { StatementBasis } from '../statement/statement.codes.js';
import type { PeerProfile, WithPeers } from '../peers/peers.js';
import { peersOf } from '../peers/peers.js';
import type { Ledger, OverMonths } from './term.js';
import type { ComparedMonth } from './unusual.js';
import { unusualMonth } from './unusual.js';

/** What the indicators remember of a statement. */
export interface KnownStatement {
  readonly periodEnd: Day;
  readonly months: number;
  readonly basis: StatementBasis;
  readonly currency: string;
  /** With the lines that follow from those given. */
  readonly figures: StatementFigures;
}

/** What the formulas read of a client. Lists begin with the latest. */
export interface Known extends WithPeers {
  readonly statements: readonly KnownStatement[];
  readonly quotations: readonly Pick<Quotation, 'figure' | 'on' | 'amount' | 'index'>[];
  readonly accountMonths: readonly ComparedMonth[];
  readonly bureauReports: readonly Pick<BureauReport, 'reportedOn' | 'figures'>[];
  /** By which others like it are found. */
  readonly profile?: PeerProfile;
}

type KnownQuotation = Known['quotations'][number];
type KnownMonth = Known['accountMonths'][number];

/** How old a fact may be, in days, before it counts as unknown. */
export const freshDays = {
  statement: 550,
  quotation: 500,
  account: 70,
  bureau: 400,
  peers: 200,
} as const;

/** Two ends of a period are of the same season when they lie no further apart. */
const sameSeasonDays = 45;

const isFresh = (on: Day, day: Day, days: number): boolean => daysBetween(on, day) <= days;

/** A year that ends with some period: figures of twelve months, and the stocks at its end. */
type Year = (line: StatementLine) => number | undefined;

/** What is known of a client on a day, as the formulas read it. Nothing too old is told. */
export function ledgerOf(known: Known, day: Day): Ledger {
  const years: (Year | undefined)[] = [];
  const year = (ago: number): Year | undefined => {
    if (!(ago in years)) years[ago] = yearOf(known.statements, day, ago);
    return years[ago];
  };
  return {
    line: (line, ago) => year(ago)?.(line),
    quoted: (figure, ago) => quotationOf(known, day, ago, figure)?.amount.minor,
    index: (ago) => quotationOf(known, day, ago, 'marketValue')?.index?.level,
    account: (figure, months, by) =>
      accountFigure(known.accountMonths, day, { figure, months, by }),
    unusual(figure, whole) {
      const [latest] = known.accountMonths;
      return latest !== undefined && isFresh(latest.upTo, day, freshDays.account)
        ? unusualMonth(known.accountMonths, figure, whole)
        : undefined;
    },
    bureau(figure) {
      const [latest] = known.bureauReports;
      return latest !== undefined && isFresh(latest.reportedOn, day, freshDays.bureau)
        ? latest.figures[figure]
        : undefined;
    },
    peers(figure, told) {
      const { peers } = known;
      return peers !== undefined && isFresh(peers.on, day, freshDays.peers)
        ? peersOf(known, figure)?.value[told]
        : undefined;
    },
  };
}

/** The currency of the latest statement, in whose minor units its lines are. */
export const currencyOf = ({ statements }: Known): string | undefined => statements[0]?.currency;

function yearOf(statements: readonly KnownStatement[], day: Day, ago: number): Year | undefined {
  const [latest] = statements;
  if (latest === undefined || !isFresh(latest.periodEnd, day, freshDays.statement))
    return undefined;
  const alike = statements.filter(
    ({ basis, currency }) => basis === latest.basis && currency === latest.currency,
  );
  const anchor = alike.find(({ periodEnd }) => yearEnding(alike, periodEnd) !== undefined);
  return anchor && yearEnding(alike, addMonths(anchor.periodEnd, -12 * ago));
}

/** The annual statement that ends there, or the interim one with the rest of the year before it. */
function yearEnding(statements: readonly KnownStatement[], end: Day): Year | undefined {
  const annual = nearest(statements, end, (months) => months >= 12);
  if (annual !== undefined) return (line) => annual.figures[line];
  const interim = nearest(statements, end, (months) => months < 12);
  if (interim === undefined) return undefined;
  const before = nearest(
    statements,
    addMonths(interim.periodEnd, -interim.months),
    (months) => months >= 12,
  );
  const same = nearest(
    statements,
    addMonths(interim.periodEnd, -12),
    (months) => months === interim.months,
  );
  if (before === undefined || same === undefined) return undefined;
  return (line) => {
    const amount = interim.figures[line];
    if (StatementLine(line).part === 'balanceSheet' || amount === undefined) return amount;
    const [whole, part] = [before.figures[line], same.figures[line]];
    return whole === undefined || part === undefined ? undefined : whole - part + amount;
  };
}

function nearest(
  statements: readonly KnownStatement[],
  end: Day,
  wanted: (months: number) => boolean,
): KnownStatement | undefined {
  const target = dayNumber(end);
  return statements.find(
    ({ periodEnd, months }) =>
      wanted(months) && Math.abs(dayNumber(periodEnd) - target) <= sameSeasonDays,
  );
}

function quotationOf(
  { quotations }: Known,
  day: Day,
  ago: number,
  figure: Quotation['figure'],
): KnownQuotation | undefined {
  const latest = quotations.find((each) => each.figure === figure);
  if (latest === undefined || !isFresh(latest.on, day, freshDays.quotation)) return undefined;
  if (ago === 0) return latest;
  const target = dayNumber(latest.on) - Math.round(ago * 365.25);
  return quotations.find(
    (each) =>
      each.figure === figure &&
      each.amount.currency === latest.amount.currency &&
      Math.abs(dayNumber(each.on) - target) <= sameSeasonDays,
  );
}

interface OfAccounts {
  readonly figure: AccountFigure;
  readonly months: number;
  readonly by: OverMonths;
}

/** A figure over the latest months of all accounts of the currency that reported last. */
function accountFigure(
  reported: readonly KnownMonth[],
  day: Day,
  { figure, months, by }: OfAccounts,
): number | undefined {
  const [latest] = reported;
  if (latest === undefined || !isFresh(latest.upTo, day, freshDays.account)) return undefined;
  const first = addMonths(`${latest.month}-01`, 1 - months).slice(0, 7);
  const byMonth = new Map<string, number>();
  for (const { month, currency, figures } of reported) {
    const value = figures[figure];
    if (month < first || currency !== latest.currency || value === undefined) continue;
    byMonth.set(month, (byMonth.get(month) ?? 0) + value);
  }
  const values = [...byMonth.values()];
  if (values.length === 0) return undefined;
  if (by === 'lowest') return Math.min(...values);
  if (by === 'highest') return Math.max(...values);
  const sum = values.reduce((total, each) => total + each, 0);
  return by === 'sum' ? sum : sum / values.length;
}
