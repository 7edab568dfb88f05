import type { Facts } from '#kernel';
import { outsideEvents } from './outside.events.js';
import type { Figures } from './outside.state.js';

const { OutsideLoanDisbursed, OutsideLoanRepaid, OutsideLoanCancelled } = outsideEvents;
const { OutsideClosingMoved, OutsideStatusChanged } = outsideEvents;

const growths = [
  ['disbursement', OutsideLoanDisbursed],
  ['repayment', OutsideLoanRepaid],
  ['cancellation', OutsideLoanCancelled],
] as const;

/** Two statements of one record, one after the other. */
export interface Pair {
  readonly before: Figures;
  readonly after: Figures;
}

/**
 * What has changed between two statements. `recorded` are the two whose movements stand recorded for
 * the day of the later one: what they had moved and these do not is taken back.
 */
export function movementsBetween(
  pair: Pair,
  currency: string,
  recorded?: Pair,
): readonly Facts<typeof outsideEvents>[] {
  const period = { since: pair.before.on, valueDate: pair.after.on };
  const grown = growths.flatMap(([kind, fact]) => {
    const minor = growth(pair, kind);
    const nothing = minor === 0 && (recorded === undefined || growth(recorded, kind) === 0);
    return nothing ? [] : [fact({ ...period, amount: { minor, currency } })];
  });
  const closing = change(pair, 'closing', recorded);
  const status = change(pair, 'status', recorded);
  return [
    ...grown,
    ...(closing ? [OutsideClosingMoved({ ...period, ...closing })] : []),
    ...(status ? [OutsideStatusChanged({ ...period, ...status })] : []),
  ];
}

const growth = ({ before, after }: Pair, kind: (typeof growths)[number][0]): number => {
  const [from, to] = [before.minor[kind], after.minor[kind]];
  return from === undefined || to === undefined ? 0 : to - from;
};

function change(pair: Pair, field: 'closing' | 'status', recorded?: Pair) {
  const [from, to] = [pair.before[field], pair.after[field]];
  if (from === undefined || to === undefined) return undefined;
  const moved = recorded !== undefined && recorded.before[field] !== recorded.after[field];
  return from === to && !moved ? undefined : { from, to };
}
