import type { DatedRule, Day, Labels, Money } from '#kernel';
import { inForce } from '#kernel';

/** Above which amount the bank itself pays the supplier. */
export interface PaymentWayRule extends DatedRule {
  readonly label: Labels;
  readonly currency: string;
  /** A single payment above this many minor units. */
  readonly above: number;
}

/** Source: 固定资产贷款管理办法, 流动资金贷款管理办法 (orders 2024 No. 1 and 2), above 10 million yuan. */
export const paymentWayRules: readonly PaymentWayRule[] = [
  {
    id: 'PW-01',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '固定资产贷款管理办法（2024年第1号）',
    label: { en: 'Entrusted payment above 10 million yuan', zh: '单笔超过1000万元受托支付' },
    currency: 'CNY',
    above: 1_000_000_000,
  },
];

/** The rule by which the bank pays the supplier itself, where one asks for it. */
export const entrustedPaymentRule = (amount: Money, day: Day): PaymentWayRule | undefined =>
  inForce(paymentWayRules, day).find(
    ({ currency, above }) => currency === amount.currency && amount.minor > above,
  );

/** Within how many days the use of money that the borrower pays out itself is proved. */
export interface EvidenceRule extends DatedRule {
  readonly label: Labels;
  readonly days: number;
}

export const evidenceRules: readonly EvidenceRule[] = [
  {
    id: 'UP-01',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'Default of this product',
    label: { en: 'Use is proved within 30 days', zh: '自主支付后30天内提供用途凭证' },
    days: 30,
  },
];
