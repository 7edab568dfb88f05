import type { Day, Money } from '#kernel';
import type { Ledger, Outcome } from '#loan-arithmetic';
import type { EntryKind } from '../../lending.codes.js';
import type { StatedDrawdown, StatementRow } from './loan-statement.rows.js';

/** One entry of the account: what moved on a day, and the principal after it. */
export interface StatementEntry {
  readonly valueDate: Day;
  readonly kind: EntryKind;
  /** The bank's reference, where the entry has one. */
  readonly reference?: string;
  readonly amount: Money;
  /** What the entry pays of each component. A drawdown pays nothing. */
  readonly principal: Money;
  readonly interest: Money;
  readonly penalty: Money;
  readonly fees: Money;
  /** What is held of it. */
  readonly held: Money;
  /** Principal outstanding after it. */
  readonly balance: Money;
}

type Entry = Omit<StatementEntry, 'balance'> & { readonly lent: number };

/**
 * What moved on the account up to the end of a day, in the order of value dates: what was paid out,
 * paid, paid out of suspense, written off and recovered. What was taken back is left out.
 */
export function entriesOf(
  row: StatementRow,
  ledger: Ledger,
  through: Day,
): readonly StatementEntry[] {
  const { currency } = row;
  const money = (minor: number): Money => ({ minor, currency });
  const nothing = money(0);
  const none = { principal: nothing, interest: nothing, penalty: nothing, fees: nothing };
  const entries: Entry[] = [
    ...row.drawdowns.filter(stands).map(({ amount, on, drawdownId, takenOver }) => ({
      valueDate: on,
      kind: takenOver === true ? ('takeOver' as const) : ('drawdown' as const),
      ...(drawdownId !== undefined && { reference: drawdownId }),
      amount,
      ...none,
      held: nothing,
      lent: amount.minor,
    })),
    ...ledger.outcomes.flatMap((outcome) => paidBy(outcome, row, money)),
    ...row.recoveries.map(({ recoveryId, amount, valueDate }) => ({
      valueDate,
      kind: 'recovery' as const,
      reference: recoveryId,
      amount,
      ...none,
      held: nothing,
      lent: 0,
    })),
  ];
  for (const kind of ['writeOff', 'transfer'] as const) {
    const end = kind === 'writeOff' ? row.writtenOff : row.transferred;
    if (end === undefined) continue;
    const { principal, interest, on } = end;
    const amount = money(principal.minor + interest.minor);
    const taken = { ...none, principal, interest, held: nothing, lent: -principal.minor };
    entries.push({ valueDate: on, kind, amount, ...taken });
  }
  let balance = 0;
  return entries
    .filter(({ valueDate }) => valueDate <= through)
    .sort((a, b) => (a.valueDate < b.valueDate ? -1 : a.valueDate > b.valueDate ? 1 : 0))
    .map(({ lent, ...entry }) => {
      balance += lent;
      return { ...entry, balance: money(balance) };
    });
}

const stands = ({ reversedBecause }: StatedDrawdown): boolean => reversedBecause === undefined;

const kinds: Readonly<Record<string, EntryKind>> = {
  payment: 'repayment',
  application: 'suspense',
  waiver: 'waiver',
  refund: 'refund',
};

function paidBy(
  { fact, shares, overpaid }: Outcome,
  { repayments }: StatementRow,
  money: (minor: number) => Money,
): readonly Entry[] {
  const kind = kinds[fact.kind];
  if (kind === undefined) return [];
  const paid = (...of: readonly string[]): number =>
    shares.reduce(
      (sum, { component, amount }) => (of.includes(component) ? sum + amount.minor : sum),
      0,
    );
  const principal = paid('principal');
  const reference = repayments.find(({ repaymentId }) => fact.id === `repayment:${repaymentId}`);
  const whole = shares.reduce((sum, { amount }) => sum + amount.minor, 0);
  return [
    {
      valueDate: fact.valueDate,
      kind: fact.id.startsWith('repayment:conversion.') ? ('conversion' as const) : kind,
      ...(reference && { reference: reference.repaymentId }),
      amount: 'amount' in fact ? fact.amount : money(whole),
      principal: money(principal),
      interest: money(paid('interest')),
      penalty: money(paid('penalty')),
      fees: money(paid('fee', 'cost', 'refund')),
      held: overpaid,
      lent: -principal,
    },
  ];
}
