import type { Day, Money } from '#kernel';
import type { DueComponent } from './allocation.codes.js';
import type { Charge, DueItem, Payment } from './facts.js';

const fen = (minor: number): Money => ({ minor, currency: 'CNY' });

/** An item of an instalment, in fen: `P3` is the principal of the third. */
export const itemOf = (
  instalment: number,
  component: DueComponent,
  dueOn: Day,
  minor: number,
): DueItem => ({
  id: `${String(component[0]).toUpperCase()}${instalment}`,
  instalment,
  component,
  dueOn,
  amount: fen(minor),
});

/** A schedule agreed on a day. */
export const charged = (
  valueDate: Day,
  items: readonly DueItem[],
  position = 0,
  id = `charge-${position}`,
): Charge => ({ kind: 'charge', id, valueDate, position, items });

/** Money received, in fen. */
export const paid = (
  valueDate: Day,
  minor: number,
  position: number,
  more: Partial<Pick<Payment, 'type' | 'advance' | 'id'>> = {},
): Payment => ({
  kind: 'payment',
  id: `payment-${position}`,
  valueDate,
  position,
  amount: fen(minor),
  type: 'repayment',
  ...more,
});
