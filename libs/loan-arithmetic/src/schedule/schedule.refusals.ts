import { defineRefusals } from '#kernel';

/** Why terms make no schedule. Each names the field to blame in `details.field`. */
export const scheduleRefusals = defineRefusals({
  UnknownMethod: { en: 'There is no such repayment method.', zh: '还款方式不存在', status: 422 },
  TermMissing: { en: 'The method needs this term.', zh: '该还款方式缺少条款', status: 422 },
  TermNotAllowed: { en: 'The value of a term is not allowed.', zh: '条款取值不合法', status: 422 },
  TenorNotPositive: { en: 'The tenor must be positive.', zh: '期限必须为正', status: 422 },
  AmountNotPositive: { en: 'The amount must be positive.', zh: '金额必须为正', status: 422 },
  DayDoesNotExist: { en: 'The date does not exist.', zh: '日期不存在', status: 422 },
  DueDatesOutOfOrder: {
    en: 'Due dates must be in order and after the start.',
    zh: '还款日须晚于起息日且依次递增',
    status: 422,
  },
  RowsDoNotSum: {
    en: 'The rows do not sum to the principal.',
    zh: '各期本金之和与贷款本金不符',
    status: 422,
  },
  PercentagesDoNotSum: {
    en: 'The percentages do not sum to 100.',
    zh: '各期比例之和不等于100%',
    status: 422,
  },
  TranchesDoNotSum: {
    en: 'The drawdowns do not sum to the principal.',
    zh: '各次提款之和与贷款本金不符',
    status: 422,
  },
  DrawdownOutsideTerm: {
    en: 'A drawdown lies outside the term.',
    zh: '提款日不在贷款期限内',
    status: 422,
  },
  PrepaymentOutsideTerm: {
    en: 'A prepayment lies outside the term.',
    zh: '提前还款日不在贷款期限内',
    status: 422,
  },
  PrepaymentExceedsBalance: {
    en: 'The prepayment exceeds the outstanding balance.',
    zh: '提前还款金额超过剩余本金',
    status: 422,
  },
  InstalmentBelowInterest: {
    en: 'An instalment does not cover its interest.',
    zh: '当期还款额不足以支付利息',
    status: 422,
  },
  InstalmentRepaysEarly: {
    en: 'The instalments repay the loan before its last row.',
    zh: '按此还款额将提前还清，期数与约定不符',
    status: 422,
  },
  CashFlowsDoNotFit: {
    en: 'The cash flows do not repay the principal exactly.',
    zh: '现金流与贷款本金不匹配',
    status: 422,
  },
});
