import type { EventWords } from './sentence.js';

/** What is said of applications, products and loans. */
export const loanWords: EventWords = {
  ApplicationSubmitted: ['Credit of {terms.amount} applied for', '申请授信 {terms.amount}'],
  ApplicationReviewed: [
    'Reviewed by {reviewedBy}, {recommendation:Recommendation}: {comment}',
    '{reviewedBy} 审查，{recommendation:Recommendation}：{comment}',
  ],
  ApplicationApproved: [
    'Credit of {terms.amount} approved by {approvedBy}',
    '{approvedBy} 批准授信 {terms.amount}',
  ],
  ApplicationDeclined: ['Declined by {declinedBy}: {reason}', '{declinedBy} 否决：{reason}'],
  ApplicationJudged: ['Held against credit policy', '对照信贷政策审核'],
  ApplicationWithdrawn: ['Application withdrawn: {reason}', '申请撤回：{reason}'],
  ProductDrafted: ['Version {version} drafted: {reason}', '起草第 {version} 版：{reason}'],
  ProductApproved: [
    'Version {version} approved by {approvedBy}, offered from {from}',
    '{approvedBy} 批准第 {version} 版，自 {from} 起办理',
  ],
  ProductDeclined: ['Version {version} declined: {reason}', '第 {version} 版被否决：{reason}'],
  ProductWithdrawn: ['No longer offered from {from}: {reason}', '自 {from} 起停办：{reason}'],
  LoanGranted: ['Loan of {terms.amount} granted', '授予贷款 {terms.amount}'],
  LoanPlaced: ['Looked after by {managerId}', '管户经理为 {managerId}'],
  AgreementSigned: ['Agreement {agreementNumber} signed', '合同 {agreementNumber} 签署'],
  LoanProposalMade: [
    '{proposal.kind:Proposal upon a loan}[ of {proposal.amount}] proposed by {proposedBy}',
    '{proposedBy} 提出{proposal.kind:Proposal upon a loan}[ {proposal.amount}]',
  ],
  LoanProposalApproved: [
    'Proposal {proposalId} approved by {approvedBy}, {stepsLeft} steps left',
    '{approvedBy} 批准申请 {proposalId}，尚余 {stepsLeft} 步',
  ],
  LoanProposalDeclined: [
    'Proposal {proposalId} declined by {declinedBy}: {reason}',
    '{declinedBy} 否决申请 {proposalId}：{reason}',
  ],
  DrawdownTurnedAway: [
    'Drawdown {proposalId} of {amount} turned away: {refusal}',
    '提款 {proposalId}（{amount}）被退回：{refusal}',
  ],
  MeasureTurnedAway: [
    'Measure {proposalId} turned away: {refusal}',
    '风险应对措施 {proposalId} 被退回：{refusal}',
  ],
  LoanDisbursed: [
    'Drawdown of {amount}[ paid to {drawdown.payee.name} for {drawdown.use}]',
    '放款 {amount}[，支付给 {drawdown.payee.name}，用于 {drawdown.use}]',
  ],
  LoanTakenOver: [
    'Taken over with {outstanding} outstanding[, bought from {purchase.seller.name}]',
    '接收贷款，本金余额 {outstanding}[，自 {purchase.seller.name} 受让]',
  ],
  DrawdownReversed: [
    'Drawdown {drawdownId} of {amount} reversed: {reason}',
    '冲正放款 {drawdownId}，金额 {amount}：{reason}',
  ],
  UseEvidenced: ['Use of drawdown {drawdownId} evidenced', '提款 {drawdownId} 的用途已佐证'],
  LoanMisused: [
    'Misused: {finding}; rate now {annualRate}',
    '挪用：{finding}；利率调整为 {annualRate}',
  ],
  SuspenseRefunded: ['{amount} refunded to {payee.name}', '向 {payee.name} 退还 {amount}'],
  LoanComponentWaived: [
    '{component:What is waived} of {amount} waived: {reason}',
    '减免{component:What is waived} {amount}：{reason}',
  ],
  ScheduleAgreed: ['Schedule agreed', '还款计划确定'],
  ScheduleRecalculated: ['Schedule recalculated', '还款计划重算'],
  RepaymentRecorded: [
    'Repayment of {amount}[ from {payer.name}]',
    '还款 {amount}[，付款人 {payer.name}]',
  ],
  RepaymentReversed: [
    'Repayment {repaymentId} of {amount} reversed: {reason}',
    '冲正还款 {repaymentId}，金额 {amount}：{reason}',
  ],
  FeeCharged: [
    '{kind:Kind of fee} charged, due on {dueOn}',
    '收取{kind:Kind of fee}，应于 {dueOn} 支付',
  ],
  RepaymentChargedBack: [
    'Repayment {repaymentId} of {amount} charged back: {reason}',
    '还款 {repaymentId} 被退回，金额 {amount}：{reason}',
  ],
  RateResetAnnounced: [
    'Rate {annualRate} from {from} announced, {formerRate} before: {reason}',
    '公告自 {from} 起利率由 {formerRate} 调整为 {annualRate}：{reason}',
  ],
  FixingRecorded: [
    'Published at {annualRate} on {publishedOn} by {source}',
    '{source} 于 {publishedOn} 公布 {annualRate}',
  ],
  FixingCorrected: [
    '{publishedOn} corrected from {formerRate} to {annualRate}: {reason}',
    '{publishedOn} 由 {formerRate} 更正为 {annualRate}：{reason}',
  ],
  RateResetPlanned: [
    'Next reset by {index:Rate index} on {resetOn}, announced on {noticeOn}',
    '下次按{index:Rate index}调整利率日为 {resetOn}，通知日 {noticeOn}',
  ],
  OverdueExcused: [
    'Overdue of {from} to {to} excused: {reason:Operational or technical reason}, {finding}',
    '{from} 至 {to} 的逾期认定为技术性逾期：{reason:Operational or technical reason}，{finding}',
  ],
  RateFixingMissing: [
    'No {index:Rate index} of {fixedOn} for the reset on {resetOn}',
    '{resetOn} 利率调整缺少 {fixedOn} 的{index:Rate index}',
  ],
  LoanRestructured: ['Restructured: {reason}', '重组：{reason}'],
  LoanExtended: [
    'Maturity extended from {formerlyOn} to {maturesOn}: {reason}',
    '到期日由 {formerlyOn} 展期至 {maturesOn}：{reason}',
  ],
  LoanAccelerated: ['All is due at once: {reason}', '宣布提前到期：{reason}'],
  LoanTransferred: [
    'Claim sold to {assignee.name} for {price}: {reason}',
    '债权转让给 {assignee.name}，价款 {price}：{reason}',
  ],
  DebtConverted: [
    '{amount} converted into {shares} of {company}',
    '{amount} 转为 {company} 股权 {shares}',
  ],
  LoanFiguresDiffered: ['Figures of the loan differ', '贷款数据核对不一致'],
  LoanRecalculated: [
    'Recalculated after a late fact of {valueDate}',
    '因 {valueDate} 的迟到事实重算',
  ],
  SuspenseApplied: ['Suspense applied to what fell due', '暂收款抵扣到期款项'],
  InstalmentMissed: [
    'Instalment {instalment} missed: principal {principal}, interest {interest}',
    '第 {instalment} 期未按期偿还：本金 {principal}，利息 {interest}',
  ],
  LoanFellOverdue: ['Overdue since {since}', '自 {since} 起逾期'],
  ArrearsGrew: ['Instalment {instalment} is overdue too', '第 {instalment} 期亦逾期'],
  OverdueBucketChanged: [
    'Arrears went from {from:Ageing bucket} to {to:Ageing bucket}',
    '逾期账龄由{from:Ageing bucket}变为{to:Ageing bucket}',
  ],
  LoanCameCurrent: ['Nothing is overdue any more', '恢复正常，无逾期'],
  LoanLapsed: [
    'Lapsed: nothing was drawn while the approval was valid',
    '批复到期未放款，贷款失效',
  ],
  LoanSettled: ['Settled', '贷款结清'],
  LoanReopened: ['Runs again', '贷款重新启用'],
  LoanWrittenOff: [
    'Written off, principal {principal}, interest {interest}: {reason}',
    '核销本金 {principal}、利息 {interest}：{reason}',
  ],
  WriteOffReversed: ['Write-off reversed: {reason}', '撤销核销：{reason}'],
  RecoveryRecorded: ['{amount} recovered', '核销后收回 {amount}'],
  GuaranteeRecorded: [
    '{type:Type of guarantee} of {value}[ by {guarantor}]',
    '{type:Type of guarantee} {value}[，担保人 {guarantor}]',
  ],
  GuaranteeReleased: [
    'Guarantee {guaranteeId} released: {reason}',
    '担保 {guaranteeId} 解除：{reason}',
  ],
  LoanOutcomeUnreported: ['Outcome not told by {origin.source}', '{origin.source} 未提供贷款结果'],
  LoanClassified: [
    '{class:Loan classification}, {stage:IFRS 9 stage}',
    '{class:Loan classification}，{stage:IFRS 9 stage}',
  ],
  ClosedDaysRevised: [
    'Days closed up to {closedUpTo} judged again after proposal {proposalId}',
    '申请 {proposalId} 批准后，重算截至 {closedUpTo} 的已结营业日',
  ],
};
