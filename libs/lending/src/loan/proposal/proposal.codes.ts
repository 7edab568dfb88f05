import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What one person proposes to do with a loan and others approve. */
export const ProposalKind = defineCodes(
  { en: 'Proposal upon a loan', zh: '贷款业务申请' },
  {
    drawdown: { en: 'Drawdown', zh: '放款' },
    takeOver: { en: 'Take-over of a running loan', zh: '存量贷款接收' },
    drawdownReversal: { en: 'Reversal of a drawdown', zh: '放款冲正' },
    refund: { en: 'Refund of money in suspense', zh: '暂收款退款' },
    waiver: { en: 'Waiver', zh: '减免' },
    lateRepayment: { en: 'Repayment of a closed day', zh: '补记还款' },
    reversal: { en: 'Reversal of a repayment', zh: '还款冲正' },
    restructuring: { en: 'Restructuring', zh: '重组' },
    extension: { en: 'Extension', zh: '展期' },
    acceleration: { en: 'Acceleration', zh: '提前到期' },
    transfer: { en: 'Transfer of the claim', zh: '债权转让' },
    debtToEquity: { en: 'Debt for equity', zh: '债转股' },
    writeOff: { en: 'Write-off', zh: '核销' },
    recovery: { en: 'Recovery on a loan written off', zh: '已核销贷款收回' },
    writeOffReversal: { en: 'Reversal of a write-off', zh: '核销冲回' },
  },
);
export type ProposalKind = CodeOf<typeof ProposalKind>;

/** How far a proposal has come. */
export const ProposalStatus = defineCodes(
  { en: 'Status of a proposal', zh: '申请状态' },
  {
    open: { en: 'Awaits approval', zh: '待复核' },
    approved: { en: 'Approved and carried out', zh: '已批准并执行' },
    declined: { en: 'Declined', zh: '已退回' },
  },
);
export type ProposalStatus = CodeOf<typeof ProposalStatus>;

/** How the borrower gets the money. */
export const PaymentWay = defineCodes(
  { en: 'Way of payment', zh: '支付方式' },
  {
    entrusted: { en: 'Paid by the bank to the supplier', zh: '受托支付' },
    own: { en: 'Paid to the borrower', zh: '自主支付' },
  },
);
export type PaymentWay = CodeOf<typeof PaymentWay>;

/** What a paper proves. */
export const EvidenceKind = defineCodes(
  { en: 'Kind of evidence', zh: '证明材料' },
  {
    contract: { en: 'Contract', zh: '合同' },
    invoice: { en: 'Invoice', zh: '发票' },
    paymentRecord: { en: 'Record of payments', zh: '支付凭证' },
    courtRuling: { en: 'Ruling of a court', zh: '法院判决或裁定' },
    bankruptcyRuling: { en: 'Ruling on bankruptcy', zh: '破产裁定' },
    deregistration: { en: 'Deregistration of the debtor', zh: '注销或吊销证明' },
    enforcementEnd: { en: 'End of enforcement', zh: '终结执行裁定' },
    collectionRecord: { en: 'Record of collection', zh: '追索记录' },
    responsibility: { en: 'Finding on responsibility', zh: '责任认定材料' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type EvidenceKind = CodeOf<typeof EvidenceKind>;

/** Where the money of a repayment comes from. */
export const RepaymentSource = defineCodes(
  { en: 'Source of a repayment', zh: '还款来源' },
  {
    operations: { en: 'Income from operations', zh: '经营收入' },
    projectIncome: { en: 'Income of the project', zh: '项目收益' },
    otherDebt: { en: 'Other debt', zh: '其他借款' },
    assetSale: { en: 'Sale of assets', zh: '资产处置' },
    guarantor: { en: 'Guarantor', zh: '担保人代偿' },
    collateral: { en: 'Proceeds of collateral', zh: '抵质押物处置' },
    shareholder: { en: 'Shareholders', zh: '股东资金' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type RepaymentSource = CodeOf<typeof RepaymentSource>;

/** What the bank may forgo. Principal is only reduced by a restructuring. */
export const WaivedComponent = defineCodes(
  { en: 'What is waived', zh: '减免项目' },
  {
    penalty: { en: 'Penalty and compound interest', zh: '罚息和复利' },
    interest: { en: 'Interest', zh: '利息' },
    fee: { en: 'Fees', zh: '费用' },
  },
);
export type WaivedComponent = CodeOf<typeof WaivedComponent>;

/** Why a claim may be written off. Source: 财金〔2017〕90号, annex 1. */
export const WriteOffGround = defineCodes(
  { en: 'Ground for a write-off', zh: '核销条件' },
  {
    bankruptcy: { en: 'The debtor is bankrupt', zh: '借款人依法宣告破产' },
    closed: { en: 'The debtor was closed or deregistered', zh: '借款人被撤销、关闭或注销' },
    enforcementFailed: { en: 'Enforcement found nothing', zh: '经诉讼执行无可执行财产' },
    longOverdue: { en: 'Long overdue in spite of collection', zh: '长期逾期经追索无法收回' },
  },
);
export type WriteOffGround = CodeOf<typeof WriteOffGround>;
