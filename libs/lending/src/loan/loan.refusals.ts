import { defineRefusals } from '#kernel';

export const loanRefusals = defineRefusals({
  LoanNotGranted: { en: 'The loan does not await its agreement.', zh: '贷款未处于待签约状态' },
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
  OutcomeIncomplete: {
    en: 'The outcome needs its day.',
    zh: '贷款结果缺少日期',
    status: 422,
  },
});
