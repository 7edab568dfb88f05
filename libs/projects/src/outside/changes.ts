import type { Money } from '#kernel';
import { daysBetween, moneyOf } from '#kernel';
import type { OutsideStatement } from './outside.rows.js';
import type { Figures } from './outside.state.js';
import { figuresOf } from './outside.state.js';
import { registers } from './registers/registers.js';
import type { Spread } from './spread.js';
import { spreadOf } from './spread.js';

/** What comes to no more than a unit of the currency is a difference of rounding: no movement. */
const noiseMinor = 100;

/** What grew of some records, and by how much; what fell is not set against it. */
export interface Growth {
  readonly records: number;
  readonly amount: Money;
}

/** What a register changed from one statement to another. */
export interface RegisterChanges {
  readonly common: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** Lines that share their number with others of the same file: they are compared with none. */
  readonly ambiguous: number;
  readonly statuses: readonly {
    readonly from: string;
    readonly to: string;
    readonly records: number;
  }[];
  readonly disbursement: Growth;
  readonly repayment: Growth;
  readonly cancellation: Growth;
  /** By how many days the closing dates moved. */
  readonly closing: Spread;
}

type Kind = 'disbursement' | 'repayment' | 'cancellation';

interface Seen extends Figures {
  readonly number: string;
}

/** The figures of the statements of a day, by number; `status` narrows them. */
export class Snapshot {
  readonly figures = new Map<string, Seen>();
  ambiguous = 0;

  see(statement: OutsideStatement): void {
    const { recordId: _1, statementId: _2, on, origin: _3, ...told } = statement;
    if (told.ambiguous === true) this.ambiguous++;
    else this.figures.set(told.number, { ...figuresOf(told, on), number: told.number });
  }
}

/** Compares two statements of a register; `status` keeps to records that had it at the first. */
export function changesBetween(
  register: OutsideStatement['register'],
  before: Snapshot,
  after: Snapshot,
  status?: string,
): RegisterChanges {
  const pairs = [...before.figures.values()].flatMap((from) => {
    const to = after.figures.get(from.number);
    return to === undefined || (status !== undefined && from.status !== status)
      ? []
      : [{ from, to }];
  });
  const common = [...before.figures.keys()].filter((key) => after.figures.has(key)).length;
  const moved = pairs.flatMap(({ from, to }) =>
    from.closing === undefined || to.closing === undefined
      ? []
      : [daysBetween(from.closing, to.closing)],
  );
  const { currency } = registers[register];
  return {
    common,
    onlyBefore: before.figures.size - common,
    onlyAfter: after.figures.size - common,
    ambiguous: before.ambiguous + after.ambiguous,
    statuses: statusesOf(pairs),
    disbursement: growthOf(pairs, 'disbursement', currency),
    repayment: growthOf(pairs, 'repayment', currency),
    cancellation: growthOf(pairs, 'cancellation', currency),
    closing: spreadOf(moved),
  };
}

interface Compared {
  readonly from: Figures;
  readonly to: Figures;
}

function growthOf(pairs: readonly Compared[], kind: Kind, currency: string): Growth {
  let [records, minor] = [0, 0n];
  for (const { from, to } of pairs) {
    const grown = (to.minor[kind] ?? 0) - (from.minor[kind] ?? 0);
    if (grown <= 0) continue;
    minor += BigInt(grown);
    if (grown > noiseMinor) records++;
  }
  return { records, amount: moneyOf(minor, currency) };
}

function statusesOf(pairs: readonly Compared[]): RegisterChanges['statuses'] {
  const counts = new Map<string, { readonly from: string; readonly to: string; records: number }>();
  for (const { from: one, to: other } of pairs) {
    const [from, to] = [one.status ?? 'missing', other.status ?? 'missing'];
    const found = counts.get(`${from}\u0000${to}`) ?? { from, to, records: 0 };
    found.records++;
    counts.set(`${from}\u0000${to}`, found);
  }
  return [...counts.values()].sort((a, b) => b.records - a.records);
}
