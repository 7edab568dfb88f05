import { defineRefusals } from '#kernel';

/** Facts that cannot be allocated. */
export const allocationRefusals = defineRefusals({
  RepeatedFact: {
    en: 'Two facts or two items share one id.',
    zh: '记录或款项编号重复',
    status: 422,
  },
  UnknownFact: {
    en: 'It reverses a fact that does not exist.',
    zh: '冲正的记录不存在',
    status: 422,
  },
  UnknownItem: {
    en: 'The item does not exist on that day.',
    zh: '该日不存在此应还款项',
    status: 422,
  },
  NoAllocationRule: { en: 'No allocation rule applies.', zh: '没有适用的冲销顺序规则' },
});
