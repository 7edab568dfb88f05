import { defineRefusals } from '#kernel';

export const ledgerRefusals = defineRefusals({
  EveningToCome: {
    en: 'What runs until an evening that has not come is not booked.',
    zh: '该日终尚未到来，不能入账',
    status: 422,
  },
  StretchReversed: {
    en: 'The first evening comes after the last.',
    zh: '起始日期晚于截止日期',
    status: 422,
  },
});
