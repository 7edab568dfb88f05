/** What each event of a loan is called in Chinese. */
export const loanEventWords = {
  LoanGranted: '贷款已授予',
  AgreementSigned: '合同已签署',
  LoanDisbursed: '贷款已发放',
  ScheduleAgreed: '还款计划已确定',
  ScheduleRecalculated: '还款计划已重算',
  RepaymentRecorded: '还款已入账',
  DrawdownReversed: '放款已冲正',
  LoanTakenOver: '存量贷款已接收',
  RepaymentReversed: '还款已冲正',
  LoanRecalculated: '贷款已重算',
  RateResetPlanned: '下次利率调整已排定',
  RateFixingMissing: '基准利率缺失',
  OverdueExcused: '技术性逾期已认定',
};
