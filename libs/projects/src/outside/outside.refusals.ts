import { defineRefusals } from '#kernel';

export const outsideRefusals = defineRefusals({
  RegisterDiffers: {
    en: 'The record belongs to another register.',
    zh: '该记录属于另一登记册',
    status: 409,
  },
  StatedAhead: {
    en: 'A statement describes no day to come.',
    zh: '报表日期不得晚于今日',
    status: 422,
  },
  TooManyStatements: {
    en: 'The record holds as many statements as it may.',
    zh: '该记录的报表期数已达上限',
    status: 409,
  },
});
