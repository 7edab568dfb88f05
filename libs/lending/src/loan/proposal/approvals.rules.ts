import type { Day, DatedRule, Labels, Money, Role } from '#kernel';
import { inForce } from '#kernel';
import type { ProposalKind } from './proposal.codes.js';

/** Who approves what is proposed upon a loan. */
export interface ApprovalRule extends DatedRule {
  readonly kind: ProposalKind;
  readonly label: Labels;
  /** Amounts up to this many minor units of any currency; every amount where absent. */
  readonly upTo?: number;
  /** One person for each step, in this order, who holds one of the roles. */
  readonly steps: readonly (readonly Role[])[];
}

const second: readonly (readonly Role[])[] = [['riskOfficer', 'creditApprover', 'unitHead']];
const committee: readonly (readonly Role[])[] = [['riskOfficer'], ['creditApprover']];
const from = '2000-01-01';
const source = 'Default of this product: 经办与复核分离';

export const approvalRules: readonly ApprovalRule[] = [
  {
    id: 'LA-01',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'drawdown',
    label: { en: 'A second person releases a drawdown', zh: '放款须经复核' },
    steps: second,
  },
  {
    id: 'LA-02',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'refund',
    label: { en: 'A second person releases a refund', zh: '退款须经复核' },
    steps: second,
  },
  {
    id: 'LA-03',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'waiver',
    label: { en: 'Small waivers', zh: '小额减免' },
    upTo: 1_000_000,
    steps: second,
  },
  {
    id: 'LA-04',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'waiver',
    label: { en: 'Waivers', zh: '减免' },
    steps: committee,
  },
  {
    id: 'LA-05',
    version: 1,
    inForceFrom: from,
    source: '财金〔2017〕90号',
    kind: 'writeOff',
    label: { en: 'Risk review and approval of a write-off', zh: '核销须经风险审查和审批' },
    steps: committee,
  },
  {
    id: 'LA-06',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'writeOffReversal',
    label: { en: 'Risk review and approval of a reversal', zh: '核销冲回须经风险审查和审批' },
    steps: committee,
  },
  {
    id: 'LA-07',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'restructuring',
    label: { en: 'Risk review and approval of a restructuring', zh: '重组须经风险审查和审批' },
    steps: committee,
  },
  {
    id: 'LA-08',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'extension',
    label: { en: 'Risk review and approval of an extension', zh: '展期须经风险审查和审批' },
    steps: committee,
  },
  {
    id: 'LA-09',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'acceleration',
    label: { en: 'Risk review and approval of an acceleration', zh: '提前到期须经风险审查和审批' },
    steps: committee,
  },
  {
    id: 'LA-10',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'transfer',
    label: { en: 'Risk review and approval of a transfer', zh: '债权转让须经风险审查和审批' },
    steps: committee,
  },
  {
    id: 'LA-11',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'debtToEquity',
    label: { en: 'Risk review and approval of debt for equity', zh: '债转股须经风险审查和审批' },
    steps: committee,
  },
  {
    id: 'LA-12',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'lateRepayment',
    label: { en: 'A second person values into a closed day', zh: '补记已结束营业日须经复核' },
    steps: second,
  },
  {
    id: 'LA-13',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'reversal',
    label: { en: 'A second person takes a repayment back', zh: '还款冲正须经复核' },
    steps: second,
  },
  {
    id: 'LA-14',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'recovery',
    label: { en: 'A second person books a recovery', zh: '已核销贷款收回须经复核' },
    steps: second,
  },
  {
    id: 'LA-15',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'drawdownReversal',
    label: { en: 'A second person takes a drawdown back', zh: '放款冲正须经复核' },
    steps: second,
  },
  {
    id: 'LA-16',
    version: 1,
    inForceFrom: from,
    source,
    kind: 'takeOver',
    label: { en: 'A second person takes a loan onto the book', zh: '存量贷款接收须经复核' },
    steps: second,
  },
];

/** The rule that says who approves a proposal on a day; the tightest that the amount fits in. */
export function approvalRuleFor(
  kind: ProposalKind,
  amount: Money | undefined,
  day: Day,
): ApprovalRule | undefined {
  return inForce(approvalRules, day)
    .filter((rule) => rule.kind === kind)
    .filter(({ upTo }) => upTo === undefined || (amount !== undefined && amount.minor <= upTo))
    .toSorted((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity))[0];
}
