import type { AmountRange, NeededDocument, Servicing, UsualCondition } from './product.fields.js';

/** A range of whole yuan or dollars. */
export const whole = (currency: string, least: number, most: number): AmountRange => ({
  currency,
  least: least * 100,
  most: most * 100,
});

export const usualAmounts: readonly AmountRange[] = [
  whole('CNY', 1_000, 10_000_000_000),
  whole('USD', 1_000, 1_500_000_000),
  whole('EUR', 1_000, 1_500_000_000),
  whole('HKD', 1_000, 10_000_000_000),
  { currency: 'JPY', least: 10_000, most: 200_000_000_000 },
];

/** Statements are those of a year at the oldest, and three months to audit them. */
const statementMaxAgeDays = 456;

export const usualDocuments: readonly NeededDocument[] = [
  { kind: 'businessLicence', before: 'decision' },
  { kind: 'financialStatement', before: 'decision', maxAgeDays: statementMaxAgeDays },
  { kind: 'resolution', before: 'drawdown' },
  { kind: 'useOfFunds', before: 'afterDrawdown' },
];

/** Source: 银发〔2003〕251号 for the mark-ups, 流动资金贷款管理办法 for entrusted payment. */
export const servicing: Servicing = {
  rounding: 'halfUp',
  roundingMultiple: 1,
  calendar: 'none',
  performingOrder: 'AL-01',
  nonPerformingOrder: 'AL-04',
  toleranceDays: 0,
  overdueMarkup: '0.50',
  misuseMarkup: '1.00',
  compoundInterest: true,
  prepayment: ['reduceInstalment', 'reduceTerm', 'nextInstalments'],
  prepaymentAfterMonths: 0,
  prepaymentFee: '0',
  entrustedAbove: [
    { minor: 1_000_000_000, currency: 'CNY' },
    { minor: 150_000_000, currency: 'USD' },
    { minor: 150_000_000, currency: 'EUR' },
    { minor: 1_000_000_000, currency: 'HKD' },
    { minor: 200_000_000, currency: 'JPY' },
  ],
};

export const conditions = {
  collateralRegistered: {
    kind: 'collateralRegistered',
    before: 'drawdown',
    text: { en: 'The collateral is registered', zh: '抵质押登记手续办妥' },
  },
  equityPaidIn: {
    kind: 'equityPaidIn',
    before: 'drawdown',
    text: { en: 'Own funds are paid in step by step', zh: '项目资本金按比例足额到位' },
  },
  accountOpened: {
    kind: 'accountOpened',
    before: 'drawdown',
    text: { en: 'The account for the project’s income is opened', zh: '开立项目收入账户' },
  },
  useEvidence: {
    kind: 'useEvidence',
    before: 'afterDrawdown',
    withinDays: 90,
    text: { en: 'The use of the money is shown', zh: '提供贷款资金用途证明' },
  },
} as const satisfies Readonly<Record<string, UsualCondition>>;
