import { defineRefusals } from '#kernel';

/** Facts that cannot be allocated. */
export const allocationRefusals = defineRefusals({
  RepeatedFact: {
    en: 'Two facts or two items share one id.',
    zh: '记录或款项编号重复',
    status: 422,
  },
  UnknownFact: { en: 'It reverses what is not there.', zh: '冲正的记录不存在', status: 422 },
  UnknownItem: {
    en: 'The item is not there on that day.',
    zh: '该日不存在此应还款项',
    status: 422,
  },
  NoAllocationRule: { en: 'No rule says what is paid first.', zh: '没有适用的冲销顺序规则' },
});
