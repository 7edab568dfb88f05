import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a task follows from. */
export const TaskSource = defineCodes(
  { en: 'Source of a task', zh: '任务来源' },
  {
    manual: { en: 'Entered by hand', zh: '人工录入' },
    playbook: { en: 'Playbook', zh: '策略手册' },
    warning: { en: 'Warning', zh: '风险预警' },
    case: { en: 'Case', zh: '客户诉求' },
    condition: { en: 'Condition of an approval', zh: '审批条件' },
    promise: { en: 'Promise', zh: '对客承诺' },
    keyMoment: { en: 'Key moment', zh: '关键时点' },
    survey: { en: 'Survey', zh: '满意度调查' },
    campaign: { en: 'Campaign', zh: '营销活动' },
    review: { en: 'Review of the client', zh: '客户定期评估' },
    project: { en: 'Project', zh: '项目' },
    recommendation: { en: 'Recommendation', zh: '产品推荐' },
    useOfProceeds: { en: 'Use of loan money', zh: '贷款资金用途核查' },
    relationshipPlan: { en: 'Relationship plan', zh: '客户关系规划' },
  },
);
export type TaskSource = CodeOf<typeof TaskSource>;

/** Whether there is still something to do. */
export const TaskState = defineCodes(
  { en: 'State of a task', zh: '任务状态' },
  {
    open: { en: 'Open', zh: '待办' },
    done: { en: 'Done', zh: '已完成' },
    dropped: { en: 'Dropped', zh: '已取消' },
  },
);
export type TaskState = CodeOf<typeof TaskState>;
