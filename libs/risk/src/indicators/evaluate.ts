import { Decimal } from '#kernel';
import type { Leaf, Ledger, Raw, Term } from './term.js';
import { isLeaf } from './term.js';

/** How numbers are reckoned with: exactly, or fast. */
interface Algebra<N> {
  readonly of: (raw: Raw) => N;
  readonly plus: (a: N, b: N) => N;
  readonly minus: (a: N, b: N) => N;
  readonly times: (a: N, b: N) => N;
  readonly over: (a: N, b: N) => N;
  readonly ln: (a: N) => N;
  /** Below 0, 0 or above. */
  readonly sign: (a: N) => number;
}

const doubles: Algebra<number> = {
  of: Number,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  ln: Math.log,
  sign: (a) => a,
};

const decimals: Algebra<Decimal> = {
  of: (raw) => new Decimal(raw),
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  times: (a, b) => a.times(b),
  over: (a, b) => a.div(b),
  ln: (a) => a.ln(),
  sign: (a) => a.cmp(0),
};

/** A formula made ready: what it reads of a ledger; undefined where something is not known. */
type Reckoning<N> = (ledger: Ledger) => N | undefined;

/** The figure of a formula by doubles. Made ready once, then fast. */
export const fastFigure = (formula: Term): Reckoning<number> => compiled(formula, doubles);

/** Decimal places of a figure that is recorded or compared. */
const figurePlaces = 12;

/** The figure of a formula by decimals, to 12 places. */
export function exactFigure(formula: Term): Reckoning<Decimal> {
  const reckon = compiled(formula, decimals);
  return (ledger) => reckon(ledger)?.toDecimalPlaces(figurePlaces);
}

function compiled<N>(term: Term, algebra: Algebra<N>): Reckoning<N> {
  if (isLeaf(term)) {
    const read = reading(term);
    return (ledger) => {
      const raw = read(ledger);
      return raw === undefined ? undefined : algebra.of(raw);
    };
  }
  if ('value' in term) {
    const value = algebra.of(term.value);
    return () => value;
  }
  if ('lossYears' in term) return lossYears(term, algebra);
  if ('either' in term) return firstOf(term.either.map((each) => compiled(each, algebra)));
  if ('ln' in term) {
    const inner = compiled(term.ln, algebra);
    return (ledger) => {
      const of = inner(ledger);
      return of === undefined || algebra.sign(of) <= 0 ? undefined : algebra.ln(of);
    };
  }
  return combined(term, algebra);
}

function reading(leaf: Leaf): (ledger: Ledger) => Raw | undefined {
  if ('line' in leaf) {
    const { line, ago = 0 } = leaf;
    return (ledger) => ledger.line(line, ago);
  }
  if ('quoted' in leaf) {
    const { quoted, ago = 0 } = leaf;
    return (ledger) => ledger.quoted(quoted, ago);
  }
  if ('market' in leaf) {
    const { ago = 0 } = leaf;
    return (ledger) => ledger.index(ago);
  }
  if ('unusual' in leaf) {
    const { unusual, whole = false } = leaf;
    return (ledger) => ledger.unusual(unusual, whole);
  }
  if ('bureau' in leaf) return (ledger) => ledger.bureau(leaf.bureau);
  if ('peers' in leaf) return (ledger) => ledger.peers(leaf.peers, leaf.told);
  return (ledger) => ledger.account(leaf.account, leaf.months, leaf.by);
}

const firstOf =
  <N>(all: readonly Reckoning<N>[]): Reckoning<N> =>
  (ledger) => {
    for (const each of all) {
      const found = each(ledger);
      if (found !== undefined) return found;
    }
    return undefined;
  };

/** Years that are not known are no loss; where none is known there is nothing to count. */
function lossYears<N>(
  { lossYears: line, of }: Extract<Term, { lossYears: unknown }>,
  algebra: Algebra<N>,
): Reckoning<N> {
  return (ledger) => {
    let [known, losses] = [0, 0];
    for (let ago = 0; ago < of; ago++) {
      const amount = ledger.line(line, ago);
      if (amount === undefined) continue;
      known++;
      if (amount < 0) losses++;
    }
    return known === 0 ? undefined : algebra.of(losses);
  };
}

type OfTwo = Extract<
  Term,
  | { plus: unknown }
  | { minus: unknown }
  | { times: unknown }
  | { over: unknown }
  | { burden: unknown }
  | { reserve: unknown }
>;

function combined<N>(term: OfTwo, algebra: Algebra<N>): Reckoning<N> {
  const [first, second] = partsOf(term);
  const [a, b] = [compiled(first, algebra), compiled(second, algebra)];
  const combine = combining(term, algebra);
  return (ledger) => {
    const left = a(ledger);
    if (left === undefined) return undefined;
    const right = b(ledger);
    return right === undefined ? undefined : combine(left, right);
  };
}

function partsOf(term: OfTwo): readonly [Term, Term] {
  if ('plus' in term) return term.plus;
  if ('minus' in term) return term.minus;
  if ('times' in term) return term.times;
  if ('over' in term) return term.over;
  return 'burden' in term ? term.burden : term.reserve;
}

function combining<N>(term: OfTwo, algebra: Algebra<N>): (a: N, b: N) => N | undefined {
  if ('plus' in term) return algebra.plus;
  if ('minus' in term) return algebra.minus;
  if ('times' in term) return algebra.times;
  if ('over' in term) return (a, b) => (algebra.sign(b) === 0 ? undefined : algebra.over(a, b));
  const most = algebra.of(term.most);
  if ('reserve' in term) return (a, b) => (algebra.sign(b) <= 0 ? most : algebra.over(a, b));
  const nothing = algebra.of(0);
  return (a, b) => {
    if (algebra.sign(b) > 0) return algebra.over(a, b);
    return algebra.sign(a) > 0 ? most : nothing;
  };
}
