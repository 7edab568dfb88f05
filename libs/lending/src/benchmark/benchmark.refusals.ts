import { defineRefusals } from '#kernel';

export const benchmarkRefusals = defineRefusals({
  FixingRepeated: {
    en: 'Another rate is recorded for this day; correct it instead.',
    zh: '该日已登记其他利率，如有误请作更正',
  },
  FixingToCome: {
    en: 'The day of publication is still to come.',
    zh: '公布日期尚未到来',
    status: 422,
  },
  FixingUnknown: { en: 'No rate is recorded for this day.', zh: '该日未登记利率', status: 404 },
});
