import { DueComponent } from '#loan-arithmetic';
import { productRefusals } from '../product.refusals.js';
import type { StatedOrder } from './order.fields.js';

const { StatedTwice, OrderLeavesOut } = productRefusals;

const arrears = ['pastDue', 'due'] as const;

/**
 * Refuses orders of payment that contradict each other, and one for all payments that would leave
 * a component unpaid when it is due.
 */
export function checkOrders(orders: readonly StatedOrder[], field: string): void {
  const keys = orders.map(({ payment, assetClass }) => `${payment} ${assetClass}`);
  orders.forEach((order, index) => {
    const at = `${field}.${index}`;
    if (orders.findIndex(({ id }) => id === order.id) < index) {
      throw StatedTwice({ field: `${at}.id`, found: order.id });
    }
    if (keys.indexOf(keys[index] ?? '') < index) {
      throw StatedTwice({ field: `${at}.payment`, found: keys[index] });
    }
    order.order.forEach(({ pays }, step) => {
      if (new Set(pays).size < pays.length) {
        throw StatedTwice({ field: `${at}.order.${step}.pays`, found: pays });
      }
    });
    if (order.payment === 'any') checkWhole(order, at);
  });
}

function checkWhole({ order }: StatedOrder, at: string): void {
  for (const timing of arrears) {
    const paid = order.flatMap(({ of, pays }) => (of.includes(timing) ? pays : []));
    const missing = DueComponent.all.filter((component) => !paid.includes(component));
    if (missing.length > 0) throw OrderLeavesOut({ field: `${at}.order`, timing, missing });
  }
}
