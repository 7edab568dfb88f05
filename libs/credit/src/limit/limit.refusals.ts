import { defineRefusals } from '#kernel';

export const limitRefusals = defineRefusals({
  LimitInYuan: { en: 'A limit is stated in yuan.', zh: '额度须以人民币核定', status: 422 },
  LimitTooLong: {
    en: 'A limit is reviewed within a year.',
    zh: '额度有效期不得超过一年，须按年重检',
    status: 422,
  },
  SubLimitAboveTotal: {
    en: 'A sub-limit is more than the whole.',
    zh: '分项额度大于总额度',
    status: 422,
  },
  HolderUnknown: { en: 'There is no such client or group.', zh: '客户或集团不存在', status: 422 },
  LimitNotProposed: { en: 'No such limit awaits a decision.', zh: '没有待审批的额度方案' },
  LargeExposureExceeded: {
    en: 'The limit is more than the law allows of the bank’s capital.',
    zh: '额度超过大额风险暴露监管上限',
    status: 422,
  },
  LimitNotInForce: { en: 'No limit is in force on this day.', zh: '当日无有效额度' },
  LimitExceeded: { en: 'It is more than is free of the limit.', zh: '超过可用额度' },
  CurrencyWithoutRate: {
    en: 'The currency has no reference rate.',
    zh: '该币种没有参考汇率',
    status: 422,
  },
  ReservedOtherwise: {
    en: 'Another amount is reserved for the application; release it first.',
    zh: '该申请已占用其他金额，请先释放',
  },
  NothingReserved: { en: 'Nothing is reserved for it.', zh: '未占用额度' },
  LimitNotReserved: {
    en: 'The limit holds too little for the application; reserve it first.',
    zh: '额度占用不足，请先占用额度',
  },
});
