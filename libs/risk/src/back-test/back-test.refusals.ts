import { defineRefusals } from '#kernel';

export const backTestRefusals = defineRefusals({
  WindowOutOfOrder: {
    en: 'The dates of the window are out of order.',
    zh: '回测窗口日期顺序有误',
    status: 422,
  },
  WindowInFuture: {
    en: 'The window cannot end in the future.',
    zh: '结果观察截止日不得晚于当前营业日',
    status: 422,
  },
  TooManyBackTests: {
    en: 'Too many back-tests are waiting. Try again later.',
    zh: '排队中的回测过多，请稍后再试',
    status: 503,
  },
  NoSuchRun: { en: 'There is no such back-test run.', zh: '没有该回测任务', status: 404 },
  NoSuchReport: {
    en: 'The report is no longer kept. Run the back-test again; it gives the same report.',
    zh: '报告未保存，重新回测可得到相同报告',
    status: 404,
  },
});
