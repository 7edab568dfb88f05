import { defineRefusals } from '#kernel';

export const loanRefusals = defineRefusals({
  LoanNotGranted: { en: 'The loan is not awaiting an agreement.', zh: '贷款未处于待签约状态' },
  AgreementNumberTaken: {
    en: 'Another loan was signed under this agreement number.',
    zh: '该合同编号已被其他贷款使用',
  },
  SignatureMissing: {
    en: 'Bank and client both have to sign.',
    zh: '合同须由银行与客户双方签署',
    status: 422,
  },
  SignatoryOfBoth: {
    en: 'Nobody signs for both parties.',
    zh: '同一人不得同时代表双方签署',
    status: 422,
  },
  LoanNotSigned: { en: 'The loan is not awaiting disbursement.', zh: '贷款未处于待放款状态' },
  LoanNotDisbursed: { en: 'The loan has not been disbursed.', zh: '贷款尚未发放' },
  LoanNotActive: { en: 'The loan is not active.', zh: '贷款未处于存续状态' },
  LoanNotWrittenOff: { en: 'The loan has not been written off.', zh: '贷款未核销' },
  PrincipalExceeded: { en: 'The amount exceeds the amount granted.', zh: '超过批准的贷款金额' },
  DayClosed: {
    en: 'The day is closed: only two persons together may value something into it.',
    zh: '该营业日已结束，须经双人办理方可起息',
  },
  RepaymentUnknown: { en: 'There is no such repayment.', zh: '还款记录不存在', status: 404 },
  RepaymentRepeated: {
    en: 'The id belongs to another repayment.',
    zh: '还款编号已被其他还款占用',
  },
  RecoveryRepeated: {
    en: 'The id belongs to another recovery.',
    zh: '清收编号已被其他清收占用',
  },
  ArrearsFirst: { en: 'Amounts are due; pay them first.', zh: '须先偿还到期应还款项' },
  PayOffInstead: {
    en: 'This prepayment would repay the whole loan; pay it off instead.',
    zh: '提前还款金额达到剩余本金，应办理提前结清',
  },
  PayOffDiffers: {
    en: 'The amount differs from the pay-off figure.',
    zh: '金额与提前结清金额不符',
  },
  NothingToWriteOff: { en: 'Nothing is owed.', zh: '无未偿余额可核销' },
  ProposalUnknown: { en: 'There is no such open proposal.', zh: '待复核的申请不存在', status: 404 },
  ProposalRepeated: { en: 'The id belongs to another proposal.', zh: '申请编号已被占用' },
  TooManyProposals: {
    en: 'Too many proposals await approval; decide those first.',
    zh: '待复核的申请过多，请先处理',
  },
  ApproverNotEntitled: {
    en: 'This approval step needs another role.',
    zh: '该审批环节须由其他角色处理',
    status: 403,
  },
  ApprovalUnknown: { en: 'There is no approval to pay out under.', zh: '未找到放款所依据的批复' },
  ApprovalLapsed: {
    en: 'The approval has lapsed: nothing was drawn by its last day.',
    zh: '批复已失效：未在有效期内首次放款',
  },
  ConditionsOpen: {
    en: 'Conditions before the drawdown are neither met nor waived.',
    zh: '放款前提条件尚未落实，也未获豁免',
  },
  EntrustedPaymentNeeded: {
    en: 'A payment of this size must go from the bank directly to the supplier.',
    zh: '单笔支付金额超过标准，须采用受托支付',
  },
  RefundExceedsHeld: { en: 'The amount exceeds what is held in suspense.', zh: '超过暂收款余额' },
  WaiverExceedsDue: {
    en: 'The amount exceeds what is due of this component.',
    zh: '减免金额超过该项应还金额',
  },
  ManagerExcusesNothing: {
    en: 'The relationship manager of the loan may not excuse its arrears.',
    zh: '经办客户经理不得认定本人所管贷款的技术性逾期',
    status: 403,
  },
  ExcuseTooLong: {
    en: 'The excused due days are out of order, still to come, or too many.',
    zh: '技术性逾期的起止日期颠倒、尚未到来或期间过长',
    status: 422,
  },
  ExcuseNeedsPapers: {
    en: 'A technical reason needs papers that show it.',
    zh: '认定技术性逾期须附证明材料',
    status: 422,
  },
  PrepaymentNotAllowed: {
    en: 'The product of the loan does not allow this prepayment.',
    zh: '该贷款产品不允许此种提前还款',
  },
  PrepaymentTooEarly: {
    en: 'The product of the loan does not allow prepayment yet.',
    zh: '尚未到产品约定的可提前还款日期',
  },
  TakenOverNotDue: {
    en: 'What is due at a take-over fell due by its day.',
    zh: '接收时的到期未还款项，到期日不得晚于接收日',
    status: 422,
  },
  NothingTakenOver: {
    en: 'Nothing is owed: there is nothing to take over.',
    zh: '无未偿余额可接收',
    status: 422,
  },
  InterestOnNothing: {
    en: 'Interest runs only on principal that is not due.',
    zh: '应计利息须有未到期本金',
    status: 422,
  },
  DrawdownInUse: {
    en: 'Repayments, fees or changes build on this drawdown; reverse those first.',
    zh: '该笔放款已有还款、费用或变更，须先冲正后续业务',
  },
  DrawdownUnknown: { en: 'There is no such drawdown.', zh: '放款记录不存在', status: 404 },
  FeeRepeated: { en: 'The id belongs to another fee.', zh: '费用编号已被占用' },
  ChargeBackExceeds: {
    en: 'The amount exceeds what is left of the repayment.',
    zh: '退单金额超过该笔还款余额',
  },
  RateNotStated: {
    en: 'State the new rate, or the published index value if the agreement names an index.',
    zh: '须注明新利率；合同约定浮动利率的，须注明基准利率公布值',
    status: 422,
  },
  NoticeTooShort: {
    en: 'The new rate takes effect before the agreed notice period ends.',
    zh: '新利率生效日早于约定的通知期限',
  },
  ChangeIncomplete: {
    en: 'The schedule change lacks a required value.',
    zh: '还款计划调整内容不完整',
    status: 422,
  },
  MaturityPassed: { en: 'The loan has already matured.', zh: '贷款已到期，不能展期' },
  ExtensionTooLong: {
    en: 'The extensions together exceed what the rules allow.',
    zh: '累计展期期限超过规定',
  },
  ConversionExceedsDebt: { en: 'More than is owed.', zh: '转股金额超过所欠债务' },
  AlreadyMisused: { en: 'The misuse has already been recorded.', zh: '已认定为挪用' },
  WriteOffNotAllowed: {
    en: 'The write-off rules are not met: too few days past due, or documents are missing.',
    zh: '不符合核销条件：逾期天数不足或证明材料不全',
  },
  RecoveryExceedsClaim: {
    en: 'The amount exceeds the outstanding claim.',
    zh: '清收金额超过剩余债权',
  },
  OutcomeIncomplete: {
    en: 'The outcome lacks what belongs to it, or something else is stated with it.',
    zh: '贷款结果缺少对应信息，或与所述数据不符',
    status: 422,
  },
});
