import { defineRefusals } from '#kernel';

export const readingsRefusals = defineRefusals({
  TooManyReadings: {
    en: 'So much was read that it cannot be summed up at once; ask for a shorter time.',
    zh: '查阅记录过多，无法一次汇总，请缩短时间范围',
    status: 422,
  },
});
