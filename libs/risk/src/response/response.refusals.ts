import { defineRefusals } from '#kernel';

export const responseRefusals = defineRefusals({
  ResponseOver: { en: 'The response has ended.', zh: '风险应对已结束' },
  StepNotPlanned: {
    en: 'The response has no such step.',
    zh: '该应对方案没有此步骤',
    status: 422,
  },
  StepDone: { en: 'The step is already done.', zh: '该步骤已完成' },
  ResponseOfOtherClient: {
    en: 'The response is about another client.',
    zh: '该应对方案属于其他客户',
    status: 422,
  },
  LoanOfOtherClient: {
    en: 'The loan is of another client.',
    zh: '该贷款属于其他客户',
    status: 422,
  },
  NoOpenProposal: { en: 'No proposal awaits an answer.', zh: '没有待答复的方案' },
  NotBeforeCommittee: {
    en: 'Only a response that has been escalated to the committee can be decided there.',
    zh: '未提交委员会的应对方案不能由委员会决定',
  },
  LegalStageBack: {
    en: 'Legal proceedings only move forward, stage by stage.',
    zh: '法律程序阶段不得倒退',
    status: 422,
  },
  TargetNotBelowExposure: {
    en: 'The target is not below the present exposure.',
    zh: '压降目标须低于当前敞口',
    status: 422,
  },
  TargetInPast: {
    en: 'The target date must be in the future.',
    zh: '目标日期须晚于今天',
    status: 422,
  },
});
