import { cny } from '#kernel';
import { payee, standing } from '../loan.examples.js';

/** A loan that was bought with one instalment overdue. */
export const takenOver = {
  takeOverId: '1',
  principal: cny(110_000),
  accruedInterest: cny(100),
  items: [
    {
      id: '1.principal.taken1',
      instalment: 1,
      component: 'principal',
      dueOn: '2025-02-01',
      amount: cny(10_000),
    },
  ],
  outstanding: cny(120_000),
  purchase: { seller: payee, price: cny(100_000) },
  reason: 'Portfolio bought',
  standing: standing(),
  valueDate: '2025-03-01',
} as const;

/** The only drawdown is taken back. */
export const drawdownReversed = {
  ...{ reversalId: '2', drawdownId: '1', amount: cny(120_000), left: cny(0) },
  ...{ drawableUntil: '2025-08-19', reason: 'Paid out twice' },
  standing: standing(),
  valueDate: '2025-03-01',
} as const;
