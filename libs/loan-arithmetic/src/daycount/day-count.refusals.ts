import { defineRefusals } from '#kernel';

export const dayCountRefusals = defineRefusals({
  UnknownDayCount: { en: 'There is no such day count.', zh: '计息天数惯例不存在', status: 422 },
  DaysOutOfOrder: {
    en: 'The period ends before it begins.',
    zh: '期间的终点早于起点',
    status: 422,
  },
  CouponPeriodMissing: {
    en: 'This day count needs the months of the coupon period.',
    zh: '该计息惯例需要付息期月数',
    status: 422,
  },
});
