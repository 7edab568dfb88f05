import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type {
  AdvanceRule,
  AllocationDirection,
  AssetClass,
  DueComponent,
  DueTiming,
  OddUnits,
  PaymentType,
} from './allocation.codes.js';
import { allocationRefusals } from './allocation.refusals.js';

/** A step of an order: items of these timings are paid, these components first to last. */
export interface AllocationStep {
  readonly of: readonly DueTiming[];
  readonly pays: readonly DueComponent[];
}

/** What a payment pays first: key is the type of payment and the class of the asset. */
export interface AllocationRule extends DatedRule {
  readonly label: Labels;
  readonly payment: PaymentType | 'any';
  readonly assetClass: AssetClass | 'any';
  readonly order: readonly AllocationStep[];
  readonly direction: AllocationDirection;
  /** Order of the instalments in a step that is `inAdvance` only; others are paid oldest first. */
  readonly advance: AdvanceRule;
  /**
   * How `reamortise` shares minor units that cannot be shared: one each to the earliest items (the
   * default), or the rest to the last instalment, as Apache Fineract does.
   */
  readonly oddUnits?: OddUnits;
}

const arrears: readonly DueTiming[] = ['pastDue', 'due'];
const advance: readonly DueTiming[] = ['inAdvance'];
const performing = ['cost', 'refund', 'penalty', 'fee', 'interest', 'principal'] as const;
const impaired = ['cost', 'refund', 'principal', 'interest', 'penalty', 'fee'] as const;

/**
 * The default orders. Without agreement the law says costs, interest, principal (民法典第561条);
 * banks agree interest before principal up to 90 days overdue (先息后本), principal before interest
 * after that and on non-accrual loans (先本后息). Contracts and tenants add rows of their own.
 */
export const allocationRules: readonly AllocationRule[] = [
  {
    id: 'AL-01',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default; costs first by 民法典第561条',
    label: { en: 'Performing loans: instalment by instalment', zh: '正常贷款逐期先息后本' },
    payment: 'any',
    assetClass: 'performing',
    order: [
      { of: arrears, pays: performing },
      { of: advance, pays: performing },
    ],
    direction: 'horizontal',
    advance: 'nextInstalment',
  },
  {
    id: 'AL-02',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default; interest that has not run yet is not paid by a prepayment',
    label: { en: 'Prepayment: arrears, then principal', zh: '提前还款先还应还款项再还本金' },
    payment: 'prepayment',
    assetClass: 'performing',
    order: [
      { of: arrears, pays: performing },
      { of: advance, pays: ['principal'] },
    ],
    direction: 'horizontal',
    advance: 'lastInstalment',
  },
  {
    id: 'AL-03',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default; a subsidy is paid for interest only',
    label: { en: 'Interest subsidy: interest only', zh: '贴息仅冲抵利息' },
    payment: 'interestSubsidy',
    assetClass: 'any',
    order: [{ of: ['pastDue', 'due', 'inAdvance'], pays: ['interest'] }],
    direction: 'vertical',
    advance: 'nextInstalment',
  },
  {
    id: 'AL-04',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default; customary 先本后息 over 90 days overdue or on non-accrual',
    label: { en: 'Non-performing loans: principal first', zh: '不良贷款先本后息' },
    payment: 'any',
    assetClass: 'nonPerforming',
    order: [
      { of: arrears, pays: impaired },
      { of: advance, pays: impaired },
    ],
    direction: 'vertical',
    advance: 'nextInstalment',
  },
  {
    id: 'AL-05',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default; recovery after write-off, principal first',
    label: { en: 'Written-off loans: principal first of all', zh: '已核销贷款先收回本金' },
    payment: 'any',
    assetClass: 'writtenOff',
    order: [
      {
        of: ['pastDue', 'due', 'inAdvance'],
        pays: ['principal', 'cost', 'refund', 'interest', 'penalty', 'fee'],
      },
    ],
    direction: 'vertical',
    advance: 'nextInstalment',
  },
];

/**
 * The rule for a payment on its value date. A row for the type of payment goes before a row for
 * any type, then a row for the asset class before a row for any class.
 * Refuses with `NoAllocationRule` when no row fits.
 */
export function allocationRule(
  rules: readonly AllocationRule[],
  payment: PaymentType,
  assetClass: AssetClass,
  day: Day,
): AllocationRule {
  const fits = inForce(rules, day).filter(
    (rule) =>
      (rule.payment === payment || rule.payment === 'any') &&
      (rule.assetClass === assetClass || rule.assetClass === 'any'),
  );
  const weight = (rule: AllocationRule) =>
    (rule.payment === 'any' ? 0 : 2) + (rule.assetClass === 'any' ? 0 : 1);
  const [first, ...others] = fits;
  if (first === undefined) {
    throw allocationRefusals.NoAllocationRule({ field: 'type', payment, assetClass, day });
  }
  return others.reduce((best, rule) => (weight(rule) > weight(best) ? rule : best), first);
}
