import { defineRefusals } from '#kernel';

export const covenantRefusals = defineRefusals({
  ProjectOfOtherClient: {
    en: 'The client has no such project.',
    zh: '该客户没有此项目',
    status: 422,
  },
  CovenantOfOtherProject: {
    en: 'The covenant belongs to another project.',
    zh: '约定条款不属于该项目',
    status: 404,
  },
  RatioMissing: {
    en: 'A financial covenant has a ratio, and no other has one.',
    zh: '财务约定须有且仅财务约定可有指标公式',
    status: 422,
  },
  LockUpLooserThanLimit: {
    en: 'The lock-up is looser than the limit.',
    zh: '限制分红线比违约线宽松',
    status: 422,
  },
  TestsEndBeforeTheyBegin: {
    en: 'The last test comes before the first.',
    zh: '最后测试日早于首次测试日',
    status: 422,
  },
  NotATestDay: {
    en: 'The covenant is not tested on this day.',
    zh: '该日不是约定测试日',
    status: 422,
  },
  LaterTestRecorded: {
    en: 'A later test is recorded already.',
    zh: '已登记更晚的测试结果',
  },
  TestDayToCome: { en: 'The day of the test has not come.', zh: '测试日尚未到来', status: 422 },
  FigureMissing: {
    en: 'A figure of the ratio is neither stated nor recorded.',
    zh: '缺少计算指标所需数据',
    status: 422,
  },
  NothingToDivideBy: {
    en: 'What the ratio is divided by is not above nothing.',
    zh: '指标分母须大于零',
    status: 422,
  },
  WrongKindOfTest: {
    en: 'The covenant is of the other kind.',
    zh: '约定条款类别不符',
  },
  NotBreached: { en: 'No breach stands.', zh: '不存在待处理的违反事项' },
  CureTooLate: { en: 'The time to cure it is over.', zh: '补救期已过' },
  WaiverNotRequested: { en: 'Nobody has asked for a waiver.', zh: '没有待审批的豁免申请' },
  WaiverEndsInPast: {
    en: 'The waiver would end before it begins.',
    zh: '豁免截止日早于当日',
    status: 422,
  },
  CovenantOver: { en: 'The covenant has ended.', zh: '约定条款已终止' },
});
