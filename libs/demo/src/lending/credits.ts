import type { GuaranteeType, LoanProduct, LoanPurpose, ProjectType } from '#credit';
import type { RepaymentMethod } from '#loan-arithmetic';

/** What is applied for, and what becomes of it. */
export interface DemoCredit {
  readonly client: string;
  /** Sequence number among the client's loans; defaults to 1. */
  readonly number?: number;
  readonly product: LoanProduct;
  readonly purpose: LoanPurpose;
  readonly guaranteeType: GuaranteeType;
  readonly projectType?: ProjectType;
  /** The exposure of the client or its group is beyond a single approver. */
  readonly committee?: true;
  /** The approver names the application, as it was shown, as what they decided upon. */
  readonly seen?: true;
  /** In millions; the currency defaults to yuan. */
  readonly millions: number;
  readonly currency?: 'CNY' | 'USD';
  readonly months: number;
  readonly every: number;
  readonly method: RepaymentMethod;
  readonly rate: string;
  /** What secures it, as shares of the amount. */
  readonly guarantees?: readonly (readonly [
    type: GuaranteeType,
    share: number,
    guarantor?: string,
  ])[];
}

/** A credit that was drawn. */
export interface DemoLoan extends DemoCredit {
  /** The first drawdown: so many months before the day so many days ago, a due date. */
  readonly began: readonly [months: number, daysAgo: number];
  /** Nothing is paid from this due date on; without it, everything due is paid. */
  readonly unpaid?: true;
  /** Shares of the amount and months after the first drawdown; defaults to one drawdown. */
  readonly draws?: readonly (readonly [months: number, share: number])[];
  /** The instalment so many months after the first drawdown came so many days late. */
  readonly late?: readonly [months: number, days: number];
  /** The last payment came back, and again three days later. */
  readonly bounced?: true;
  /** Millions of principal prepaid so many days ago. */
  readonly prepaid?: readonly [daysAgo: number, millions: number];
  /** The claim was sold so many days ago, for so many millions. */
  readonly sold?: readonly [daysAgo: number, millions: number];
  readonly writtenOff?: {
    readonly daysAgo: number;
    readonly reason: string;
    readonly recovered: readonly (readonly [daysAgo: number, millions: number])[];
  };
}

type Kind = readonly [LoanProduct, LoanPurpose, GuaranteeType];
type Money = readonly [millions: number, currency?: 'CNY' | 'USD'];
type Plan = readonly [months: number, every: number, method: RepaymentMethod, rate: string];

/** The terms of a credit, told in the order in which people tell them. */
export const terms = (
  [product, purpose, guaranteeType]: Kind,
  [millions, currency = 'CNY']: Money,
  [months, every, method, rate]: Plan,
) => ({ product, purpose, guaranteeType, millions, currency, months, every, method, rate });

export const plain = ['workingCapital', 'workingCapital', 'unsecured'] as const;
export const small = ['smallBusiness', 'workingCapital', 'unsecured'] as const;
export const plant = ['fixedAsset', 'fixedAsset', 'realEstate'] as const;
