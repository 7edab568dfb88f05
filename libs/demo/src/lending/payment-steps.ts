import { ReceivePayment } from '#integration';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';

/** A payment that names no loan: it waits in suspense until somebody says what it pays. */
export const paymentSteps = ({ today }: Dates): readonly Step[] => [
  {
    on: today,
    by: people.core,
    line: 'pm_demo.1',
    key: 'pm_demo.1:ReceivePayment',
    command: ReceivePayment.of({
      paymentId: 'pm_demo.1',
      amount: { minor: 3_650_000, currency: 'CNY' },
      valueDate: today,
      account: '8888000011112222',
      payer: { name: '秦岭物流有限公司', account: '6222020200998877' },
      remittance: '货款 (for goods delivered)',
      reference: 'DEMO-0001',
    }),
  },
];
