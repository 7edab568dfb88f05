import { DueComponent } from '#loan-arithmetic';
import { productRefusals as refuse } from '../product.refusals.js';
import { checkOrders } from './check-orders.js';
import type { StatedOrder } from './order.fields.js';

const principalFirst: StatedOrder = {
  id: 'principal-first',
  label: { en: 'Principal first', zh: '先本后息' },
  payment: 'any',
  assetClass: 'performing',
  order: [
    { of: ['pastDue', 'due'], pays: ['principal', 'interest', 'cost', 'refund', 'penalty', 'fee'] },
  ],
  direction: 'vertical',
  advance: 'nextInstalment',
};
const refusal = (orders: readonly StatedOrder[]) => {
  try {
    checkOrders(orders, 'orders');
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('the orders of payment of a product', () => {
  it('pay every component that is due', () => {
    expect(refusal([principalFirst])).toBeUndefined();
    const late = { of: ['pastDue' as const], pays: DueComponent.all };
    expect(refusal([{ ...principalFirst, order: [late] }])).toMatchObject({
      code: refuse.OrderLeavesOut.code,
      details: { field: 'orders.0.order', timing: 'due', missing: DueComponent.all },
    });
  });

  it('may leave something out for one type of payment', () =>
    expect(
      refusal([
        {
          ...principalFirst,
          payment: 'interestSubsidy',
          order: [{ of: ['due'], pays: ['interest'] }],
        },
      ]),
    ).toBeUndefined());

  it('are stated once for each type of payment and class', () => {
    const other = { ...principalFirst, id: 'other' };
    expect(refusal([principalFirst, other])).toMatchObject({
      code: refuse.StatedTwice.code,
      details: { field: 'orders.1.payment' },
    });
    expect(refusal([principalFirst, principalFirst])).toMatchObject({
      details: { field: 'orders.1.id' },
    });
  });
});
