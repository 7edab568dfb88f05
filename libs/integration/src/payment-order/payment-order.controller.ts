import type { Day } from '#kernel';
import { defineRefusals, IsDay } from '#kernel';
import { Ask, authorise, Clock, requestContext, Settings } from '#platform';
import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PayingAccount } from './pain001.js';
import { pain001 } from './pain001.js';
import type { PaymentOrderRow } from './payment-orders.view.js';
import { ListPaymentOrders } from './payment-orders.view.js';

/** The payments of one day, as a file for the system that carries payments out. */
class GetPaymentFile {
  @IsDay() readonly valueDate!: Day;
}

export const paymentOrderRefusals = defineRefusals({
  NothingToPay: { en: 'Nothing is to be paid on this day.', zh: '当日无待付款项', status: 404 },
  PayingAccountMissing: {
    en: 'RAPPORT_PAYING_ACCOUNT does not say which account the bank pays from.',
    zh: '未配置付款账户（RAPPORT_PAYING_ACCOUNT）',
  },
});

/** What the bank is to pay out for loans. */
@Controller('payment-orders')
export class PaymentOrderController {
  constructor(
    private readonly queries: QueryBus,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Ask() query: ListPaymentOrders) {
    return this.queries.execute(query);
  }

  /** As ISO 20022 pain.001. @throws NothingToPay, PayingAccountMissing */
  @Get('file')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  async file(@Ask() { valueDate }: GetPaymentFile): Promise<string> {
    authorise(['service', 'riskOfficer'], requestContext());
    const from = payingAccountIn(this.settings.payingAccount);
    if (!from) throw paymentOrderRefusals.PayingAccountMissing();
    const orders = await this.of(valueDate);
    if (orders.length === 0) throw paymentOrderRefusals.NothingToPay({ valueDate });
    return pain001(orders, from, { on: valueDate, madeAt: this.clock.now().toISOString() });
  }

  private async of(valueDate: Day): Promise<readonly PaymentOrderRow[]> {
    const found: PaymentOrderRow[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = ListPaymentOrders.of({ valueDate, limit: 500, ...(cursor && { cursor }) });
      const { items, next } = await this.queries.execute(query);
      found.push(...items);
      cursor = next;
    }
    return found;
  }
}

/** `name|account|BIC`. */
function payingAccountIn(text: string): PayingAccount | undefined {
  const [name = '', account = '', bic = ''] = text.split('|').map((each) => each.trim());
  return name === '' || account === '' || bic === '' ? undefined : { name, account, bic };
}
