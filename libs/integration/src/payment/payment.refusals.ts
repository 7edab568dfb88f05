import { defineRefusals } from '#kernel';

export const paymentRefusals = defineRefusals({
  PaymentNotHeld: { en: 'The payment is not in suspense.', zh: '该笔来款不在挂账状态' },
  PaymentInFuture: {
    en: 'The payment counts for a day to come.',
    zh: '来款起息日晚于当前营业日',
    status: 422,
  },
  LoanUnknown: {
    en: 'The client has no such loan.',
    zh: '该客户没有这笔贷款',
    status: 422,
  },
  LoanTakesNoPayment: {
    en: 'Nothing can be paid on the loan, or it is in another currency.',
    zh: '该贷款当前不可还款，或币种不一致',
  },
  StatementUnreadable: {
    en: 'The file is no bank statement in this format.',
    zh: '文件不是该格式的银行对账单',
    status: 422,
  },
  StatementTooLong: {
    en: 'The statement has too many entries; send it in parts.',
    zh: '对账单明细过多，请分批提交',
    status: 422,
  },
});
