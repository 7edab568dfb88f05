import { defineRefusals } from '#kernel';

export const taxonomyRefusals = defineRefusals({
  DaysReversed: {
    en: 'The later day comes before the earlier one.',
    zh: '截止日期早于起始日期',
    status: 422,
  },
});
