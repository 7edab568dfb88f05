import { defineRefusals } from '#kernel';

export const caseRefusals = defineRefusals({
  CaseMomentInFuture: { en: 'The moment is in the future.', zh: '时间晚于当前时间', status: 422 },
  CaseMomentTooEarly: {
    en: 'The moment is earlier than the last one recorded.',
    zh: '时间早于上一条记录',
    status: 422,
  },
  CaseNotClassified: { en: 'Classify the case first.', zh: '请先完成筛选与分类' },
  CaseNotAssessed: { en: 'Assess the case first.', zh: '请先完成分析与评估' },
  CaseNotPlanned: { en: 'Plan the actions first.', zh: '请先制定行动计划' },
  CaseNotAssigned: { en: 'Assign the case first.', zh: '请先分配责任人' },
  CaseNotAnswered: { en: 'Answer the client first.', zh: '请先答复客户' },
  CaseIsResolved: { en: 'The case is resolved; reopen it first.', zh: '诉求已解决，请先重新打开' },
  CaseNotResolved: { en: 'The case is not resolved yet.', zh: '诉求尚未解决' },
  CaseNotPaused: { en: 'The case is not paused.', zh: '计时未暂停' },
  CaseOfOtherClient: {
    en: 'The case belongs to another client.',
    zh: '诉求不属于该客户',
    status: 422,
  },
  ActionDueInPast: { en: 'The action is due in the past.', zh: '行动截止日期已过', status: 422 },
  CompensationMismatch: {
    en: 'State an amount only if the outcome is compensation.',
    zh: '金钱补偿与处理结果不一致',
    status: 422,
  },
});
