import { Decimal } from '#kernel';
import type { Leaf, Ledger, Raw, Term } from './term.js';
import { isLeaf } from './term.js';

/** How numbers are reckoned with: exactly, or fast. */
interface Algebra<N> {
  readonly of: (raw: Raw) => N;
  readonly plus: (a: N, b: N) => N;
  readonly minus: (a: N, b: N) => N;
  readonly over: (a: N, b: N) => N;
  readonly ln: (a: N) => N;
  /** Below 0, 0 or above. */
  readonly sign: (a: N) => number;
}

const doubles: Algebra<number> = {
  of: Number,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  over: (a, b) => a / b,
  ln: Math.log,
  sign: (a) => a,
};

const decimals: Algebra<Decimal> = {
  of: (raw) => new Decimal(raw),
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  over: (a, b) => a.div(b),
  ln: (a) => a.ln(),
  sign: (a) => a.cmp(0),
};

/** The figure by doubles; undefined where something is not known. */
export const fastFigure = (term: Term, ledger: Ledger): number | undefined =>
  evaluated(term, ledger, doubles);

/** Decimal places of a figure that is recorded or compared. */
export const figurePlaces = 12;

/** The figure by decimals, to 12 places; undefined where something is not known. */
export const exactFigure = (term: Term, ledger: Ledger): Decimal | undefined =>
  evaluated(term, ledger, decimals)?.toDecimalPlaces(figurePlaces);

function evaluated<N>(term: Term, ledger: Ledger, algebra: Algebra<N>): N | undefined {
  if (isRead(term)) {
    const read = rawOf(term, ledger);
    return read === undefined ? undefined : algebra.of(read);
  }
  if ('either' in term) {
    for (const each of term.either) {
      const found = evaluated(each, ledger, algebra);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if ('ln' in term) {
    const of = evaluated(term.ln, ledger, algebra);
    return of === undefined || algebra.sign(of) <= 0 ? undefined : algebra.ln(of);
  }
  return combined(term, ledger, algebra);
}

/** A part that is read or counted, not reckoned from other parts. */
type Read = Leaf | Extract<Term, { value: unknown } | { lossYears: unknown }>;

const isRead = (term: Term): term is Read => isLeaf(term) || 'value' in term || 'lossYears' in term;

function rawOf(term: Read, ledger: Ledger): Raw | undefined {
  if ('line' in term) return ledger.line(term.line, term.ago ?? 0);
  if ('quoted' in term) return ledger.quoted(term.quoted, term.ago ?? 0);
  if ('market' in term) return ledger.index(term.ago ?? 0);
  if ('account' in term) return ledger.account(term.account, term.months, term.by);
  if ('bureau' in term) return ledger.bureau(term.bureau);
  if ('value' in term) return term.value;
  return lossYears(term.lossYears, term.of, ledger);
}

/** Years that are not known are no loss; where none is known there is nothing to count. */
function lossYears(line: Parameters<Ledger['line']>[0], of: number, ledger: Ledger) {
  const years = Array.from({ length: of }, (_, ago) => ledger.line(line, ago));
  if (years.every((each) => each === undefined)) return undefined;
  return years.filter((each) => each !== undefined && each < 0).length;
}

type Two = readonly [Term, Term];

function combined<N>(term: Term, ledger: Ledger, algebra: Algebra<N>): N | undefined {
  const parts = twoOf(term);
  if (parts === undefined) return undefined;
  const a = evaluated(parts[0], ledger, algebra);
  const b = evaluated(parts[1], ledger, algebra);
  if (a === undefined || b === undefined) return undefined;
  if ('plus' in term) return algebra.plus(a, b);
  if ('minus' in term) return algebra.minus(a, b);
  if ('burden' in term) {
    if (algebra.sign(b) > 0) return algebra.over(a, b);
    return algebra.of(algebra.sign(a) > 0 ? term.most : 0);
  }
  if ('reserve' in term && algebra.sign(b) <= 0) return algebra.of(term.most);
  return algebra.sign(b) === 0 ? undefined : algebra.over(a, b);
}

function twoOf(term: Term): Two | undefined {
  if ('plus' in term) return term.plus;
  if ('minus' in term) return term.minus;
  if ('over' in term) return term.over;
  if ('burden' in term) return term.burden;
  if ('reserve' in term) return term.reserve;
  return undefined;
}
