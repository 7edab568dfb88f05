import { defineRefusals } from '#kernel';

export const drawdownRefusals = defineRefusals({
  NotADebt: { en: 'Only debt is drawn.', zh: '仅债务资金可提款', status: 422 },
  PayeeMissing: {
    en: 'The source is drawn on a loan: say whom it pays, and how.',
    zh: '该资金来源由贷款发放，请注明收款方及支付方式',
    status: 422,
  },
  LoanNotOfProject: {
    en: 'The loan is not one of the borrower of this project, in its currency.',
    zh: '该贷款不属于本项目借款人或币种不符',
    status: 422,
  },
  SourceTied: { en: 'The source is drawn on another loan.', zh: '该资金来源已关联其他贷款' },
  LoanTied: { en: 'The loan is that of another source.', zh: '该贷款已关联其他资金来源' },
  ContingencyAheadOfWork: {
    en: 'The contingency is drawn ahead of the work that is certified: say why as an exception.',
    zh: '预备费使用超前于已确认工程进度，须说明例外理由',
    status: 422,
  },
  ExceptionNotEntitled: {
    en: 'An exception is approved by a credit approver or a head of unit.',
    zh: '例外提款须由审批人或机构负责人批准',
    status: 403,
  },
  NotCapital: { en: 'The source is no capital.', zh: '该资金来源不是资本金', status: 422 },
  CapitalOverpaid: {
    en: 'More is paid in than the source was to pay.',
    zh: '实缴金额超过约定资本金',
    status: 422,
  },
  PaidInBefore: { en: 'The payment was recorded before.', zh: '该笔资本金已登记' },
  DrawdownBeforeAvailability: {
    en: 'The source may not be drawn yet.',
    zh: '尚未进入提款期',
    status: 422,
  },
  DrawdownAfterAvailability: {
    en: 'The source may not be drawn any more.',
    zh: '提款期已过',
    status: 422,
  },
  DrawdownOverSource: {
    en: 'More is drawn than is left of the source.',
    zh: '提款金额超过该资金来源余额',
    status: 422,
  },
  DrawdownOverBudgetLine: {
    en: 'More is drawn than is left of the budget line.',
    zh: '提款金额超过预算科目余额',
    status: 422,
  },
  BudgetBelowDrawn: {
    en: 'More has been drawn for the line than the new budget gives it.',
    zh: '新预算低于该科目已提款金额',
    status: 422,
  },
  MilestoneNotCertified: {
    en: 'The milestone is not certified.',
    zh: '对应里程碑尚未确认',
    status: 422,
  },
  DrawdownMentionedBefore: { en: 'A drawdown has this id already.', zh: '提款编号已使用' },
  DrawdownNotFound: {
    en: 'The project has no such drawdown.',
    zh: '该项目没有此提款申请',
    status: 404,
  },
  DrawdownDecided: { en: 'The drawdown is decided.', zh: '提款申请已审结' },
  CertificateMissing: { en: 'The engineer has not certified it.', zh: '缺少监理工程师证明' },
  CapitalBehind: {
    en: 'The capital paid in is behind what is drawn.',
    zh: '资本金到位进度落后于提款',
  },
});
