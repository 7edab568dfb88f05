import type { DecimalText } from '#kernel';
import type { AccountFigure, BureauFigure, MarketFigure } from '../facts/facts.codes.js';
import type { StatementLine } from '../statement/statement.codes.js';

/** What a client is compared by with others of its kind. */
export type PeerFigure = 'leverage' | 'earnings' | 'liquidity' | 'margin' | 'growth' | 'balance';

/** How the months of an account are taken together. */
export type OverMonths = 'sum' | 'lowest' | 'highest' | 'mean';

/**
 * The formula of an indicator, as data: one text to compute by, exactly or fast, to explain, and to
 * solve for what would lift a warning. A part that is not known leaves the whole unknown.
 */
export type Term =
  /** A line of the yearly statements, so many years before the latest. */
  | { readonly line: StatementLine; readonly ago?: number }
  /** A quotation, so many years before the latest. */
  | { readonly quoted: MarketFigure; readonly ago?: number }
  /** The level of the market as a whole beside that quotation. */
  | { readonly market: 'index'; readonly ago?: number }
  /** A figure of all accounts over the latest months. */
  | { readonly account: AccountFigure; readonly months: number; readonly by: OverMonths }
  /** How far the latest month lies from the client’s own past, in robust standard deviations. */
  | { readonly unusual: AccountFigure; readonly whole?: true }
  /** A figure of the latest credit report. */
  | { readonly bureau: BureauFigure }
  /** What is usual among similar clients, and how far apart they lie. */
  | { readonly peers: PeerFigure; readonly told: 'median' | 'spread' }
  | { readonly value: DecimalText }
  | { readonly plus: readonly [Term, Term] }
  | { readonly minus: readonly [Term, Term] }
  | { readonly times: readonly [Term, Term] }
  /** Unknown where the divisor is nothing. */
  | { readonly over: readonly [Term, Term] }
  /** What is owed over what pays for it: `most` where something is owed and nothing pays. */
  | { readonly burden: readonly [Term, Term]; readonly most: DecimalText }
  /** What there is over what is used up: `most` where nothing is used up. */
  | { readonly reserve: readonly [Term, Term]; readonly most: DecimalText }
  /** Natural logarithm; unknown for nothing and less. */
  | { readonly ln: Term }
  /** In how many of the latest years the line was below nothing. */
  | { readonly lossYears: StatementLine; readonly of: number }
  /** The first of several that is known. */
  | { readonly either: readonly [Term, ...Term[]] };

/** A figure as it was recorded: a whole number of minor units, a count, or a decimal as text. */
export type Raw = number | DecimalText;

/** Where the formulas read what is known of a client on a day. Undefined: not known, or too old. */
export interface Ledger {
  line(line: StatementLine, ago: number): number | undefined;
  quoted(figure: MarketFigure, ago: number): number | undefined;
  index(ago: number): DecimalText | undefined;
  account(figure: AccountFigure, months: number, by: OverMonths): number | undefined;
  unusual(figure: AccountFigure, whole: boolean): number | undefined;
  bureau(figure: BureauFigure): number | undefined;
  peers(figure: PeerFigure, told: 'median' | 'spread'): DecimalText | undefined;
}

/** A leaf of a formula: what it reads, and what that is called. */
export type Leaf = Extract<
  Term,
  | { line: unknown }
  | { quoted: unknown }
  | { market: unknown }
  | { account: unknown }
  | { unusual: unknown }
  | { bureau: unknown }
  | { peers: unknown }
>;

export const isLeaf = (term: Term): term is Leaf =>
  ['line', 'quoted', 'market', 'account', 'unusual', 'bureau', 'peers'].some(
    (name) => name in term,
  );

/** The leaves of a formula, each once, in the order of its text. */
export function leavesOf(term: Term): readonly Leaf[] {
  const found = new Map<string, Leaf>();
  const walk = (each: Term): void => {
    if (isLeaf(each)) found.set(JSON.stringify(each), each);
    else if ('lossYears' in each) {
      for (let ago = 0; ago < each.of; ago++) walk({ line: each.lossYears, ago });
    } else partsOf(each).forEach(walk);
  };
  walk(term);
  return [...found.values()];
}

/** The terms a term is made of. */
export function partsOf(term: Term): readonly Term[] {
  if ('plus' in term) return term.plus;
  if ('minus' in term) return term.minus;
  if ('times' in term) return term.times;
  if ('over' in term) return term.over;
  if ('burden' in term) return term.burden;
  if ('reserve' in term) return term.reserve;
  if ('ln' in term) return [term.ln];
  if ('either' in term) return term.either;
  return [];
}
