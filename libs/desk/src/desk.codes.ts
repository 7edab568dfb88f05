import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What may be new at a client since somebody last looked. */
export const NewsKind = defineCodes(
  { en: 'News of a client', zh: '客户动态' },
  {
    applied: { en: 'Applied for credit', zh: '提交贷款申请' },
    approved: { en: 'Credit approved', zh: '贷款获批' },
    declined: { en: 'Credit declined', zh: '贷款被否决' },
    withdrew: { en: 'Took an application back', zh: '撤回申请' },
    drewDown: { en: 'Drew down', zh: '提款' },
    repaid: { en: 'Repaid', zh: '还款' },
    fellOverdue: { en: 'Fell overdue', zh: '发生逾期' },
    cameCurrent: { en: 'Came current again', zh: '逾期结清' },
    settled: { en: 'Settled a loan', zh: '贷款结清' },
    warned: { en: 'A warning was raised', zh: '触发风险预警' },
    escalated: { en: 'A warning became graver', zh: '预警升级' },
    lifted: { en: 'A warning was lifted', zh: '预警解除' },
    spoke: { en: 'A contact was recorded', zh: '新增沟通记录' },
    factsChanged: { en: 'Facts of the client changed', zh: '客户资料变更' },
    lifecycle: { en: 'Came to another stage of life', zh: '生命周期阶段变化' },
    transferred: { en: 'Came to another manager', zh: '更换客户经理' },
  },
);
export type NewsKind = CodeOf<typeof NewsKind>;
