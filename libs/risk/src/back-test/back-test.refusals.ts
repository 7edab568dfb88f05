import { defineRefusals } from '#kernel';

export const backTestRefusals = defineRefusals({
  WindowOutOfOrder: {
    en: 'The days of the window are out of order.',
    zh: '回测窗口日期顺序有误',
    status: 422,
  },
  WindowInFuture: {
    en: 'Outcomes are known up to today at the latest.',
    zh: '结果观察截止日不得晚于当前营业日',
    status: 422,
  },
  TooManyBackTests: {
    en: 'Many back-tests are waiting already. Try again later.',
    zh: '排队中的回测过多，请稍后再试',
    status: 503,
  },
  NoSuchRun: { en: 'There is no such run of a back-test.', zh: '没有该回测任务', status: 404 },
  NoSuchReport: {
    en: 'The report is not kept. Run the back-test again: it gives the same report.',
    zh: '报告未保存，重新回测可得到相同报告',
    status: 404,
  },
});
