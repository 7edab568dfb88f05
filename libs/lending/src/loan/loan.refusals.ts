import { defineRefusals } from '#kernel';

export const loanRefusals = defineRefusals({
  LoanNotGranted: { en: 'The loan does not await its agreement.', zh: '贷款未处于待签约状态' },
  AgreementNumberTaken: {
    en: 'Another loan was signed under this agreement number.',
    zh: '该合同编号已被其他贷款使用',
  },
  LoanNotSigned: { en: 'The loan does not await disbursement.', zh: '贷款未处于待放款状态' },
  LoanNotDisbursed: { en: 'The loan has not been paid out.', zh: '贷款尚未发放' },
  LoanNotActive: { en: 'The loan is not running.', zh: '贷款未处于存续状态' },
  LoanNotWrittenOff: { en: 'The loan is not written off.', zh: '贷款未核销' },
  PrincipalExceeded: { en: 'More than was granted.', zh: '超过批准的贷款金额' },
  RepaymentUnknown: { en: 'There is no such repayment.', zh: '还款记录不存在', status: 404 },
  RepaymentRepeated: {
    en: 'The id belongs to another repayment.',
    zh: '还款编号已被其他还款占用',
  },
  RecoveryRepeated: {
    en: 'The id belongs to another recovery.',
    zh: '清收编号已被其他清收占用',
  },
  GuaranteeUnknown: { en: 'There is no such guarantee.', zh: '担保不存在', status: 404 },
  ArrearsFirst: { en: 'Something is due and is to be paid first.', zh: '须先偿还到期应还款项' },
  PayOffInstead: {
    en: 'What is prepaid is all that is left: pay the loan off.',
    zh: '提前还款金额达到剩余本金，应办理提前结清',
  },
  PayOffDiffers: { en: 'The amount is not the pay-off figure.', zh: '金额与提前结清金额不符' },
  NothingToWriteOff: { en: 'Nothing is owed.', zh: '无未偿余额可核销' },
  ProposalUnknown: { en: 'There is no such open proposal.', zh: '待复核的申请不存在', status: 404 },
  ProposalRepeated: { en: 'The id belongs to another proposal.', zh: '申请编号已被占用' },
  TooManyProposals: {
    en: 'Too many proposals await approval: decide on them first.',
    zh: '待复核的申请过多，请先处理',
  },
  ApproverNotEntitled: {
    en: 'This step of the approval needs another role.',
    zh: '该审批环节须由其他角色处理',
    status: 403,
  },
  EntrustedPaymentNeeded: {
    en: 'The bank itself pays the supplier when a payment is this large.',
    zh: '单笔支付金额超过标准，须采用受托支付',
  },
  RefundExceedsHeld: { en: 'More than is held in suspense.', zh: '超过暂收款余额' },
  WaiverExceedsDue: { en: 'More than is due of it.', zh: '减免金额超过该项应还金额' },
  DrawdownUnknown: { en: 'There is no such drawdown.', zh: '放款记录不存在', status: 404 },
  FeeRepeated: { en: 'The id belongs to another fee.', zh: '费用编号已被占用' },
  ChargeBackExceeds: {
    en: 'More than the repayment was, without what was charged back before.',
    zh: '退单金额超过该笔还款余额',
  },
  RateNotStated: {
    en: 'State the new rate, or what the index was published at where the agreement names one.',
    zh: '须注明新利率；合同约定浮动利率的，须注明基准利率公布值',
    status: 422,
  },
  NoticeTooShort: {
    en: 'The new rate counts before the notice that was agreed has run.',
    zh: '新利率生效日早于约定的通知期限',
  },
  ChangeIncomplete: {
    en: 'The change of the schedule lacks what it needs.',
    zh: '还款计划调整内容不完整',
    status: 422,
  },
  MaturityPassed: { en: 'The loan has matured already.', zh: '贷款已到期，不能展期' },
  ExtensionTooLong: {
    en: 'All extensions together are longer than the rules allow.',
    zh: '累计展期期限超过规定',
  },
  ConversionExceedsDebt: { en: 'More than is owed.', zh: '转股金额超过所欠债务' },
  AlreadyMisused: { en: 'The misuse is recorded already.', zh: '已认定为挪用' },
  WriteOffNotAllowed: {
    en: 'The rules for writing off do not allow it: days past due or papers are missing.',
    zh: '不符合核销条件：逾期天数不足或证明材料不全',
  },
  RecoveryExceedsClaim: { en: 'More than is still claimed.', zh: '清收金额超过剩余债权' },
  OutcomeIncomplete: {
    en: 'The outcome needs its day.',
    zh: '贷款结果缺少日期',
    status: 422,
  },
});
