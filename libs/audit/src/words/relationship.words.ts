import type { EventWords } from './sentence.js';

/** What is said of criteria and reviews of clients, and of plans for them. */
export const relationshipWords: EventWords = {
  CriteriaDrafted: ['Version {version} drafted: {reason}', '起草第 {version} 版：{reason}'],
  CriteriaTried: [
    'Version {version} tried on history by {triedBy}',
    '{triedBy} 对第 {version} 版进行历史试算',
  ],
  CriteriaProposed: [
    'Version {version} proposed from {from}: {reason}',
    '提交第 {version} 版，拟自 {from} 起生效：{reason}',
  ],
  CriteriaApproved: [
    'Version {version} approved by {approvedBy}, in force from {from}',
    '{approvedBy} 批准第 {version} 版，自 {from} 起生效',
  ],
  CriteriaDeclined: [
    'Version {version} declined by {declinedBy}: {reason}',
    '{declinedBy} 否决第 {version} 版：{reason}',
  ],
  CriteriaWithdrawn: [
    'Version {version} withdrawn from {from}: {reason}',
    '第 {version} 版自 {from} 起停用：{reason}',
  ],
  ReviewHeld: [
    'Client reviewed, grade {grade:Credit grade} proposed: {reason}',
    '客户定期评估，建议等级{grade:Credit grade}：{reason}',
  ],
  ReviewConfirmed: [
    'Review confirmed, grade {grade:Credit grade}; next review by {nextDueOn}',
    '评估经复核确认，等级{grade:Credit grade}；下次评估不晚于 {nextDueOn}',
  ],
  ReviewReturned: ['Review sent back: {reason}', '评估被退回：{reason}'],
  GradeReviewed: [
    'Credit grade {grade:Credit grade} by review until {until}',
    '依据评估认定信用等级{grade:Credit grade}，有效至 {until}',
  ],
  PlanAgreed: ['Relationship plan for {year} agreed', '{year} 年度客户关系规划已确定'],
  PlanActionAdded: ['Action planned until {dueOn}: {what}', '新增规划行动，期限 {dueOn}：{what}'],
  PlanActionDone: ['Planned action done: {result}', '规划行动完成：{result}'],
  PlanReviewed: [
    'Relationship plan looked at: {conclusion}; again on {reviewOn}',
    '客户关系规划回顾：{conclusion}；下次回顾 {reviewOn}',
  ],
  PlanGoalAssessed: [
    'Goal {state:State of a goal}: {evidence}',
    '目标{state:State of a goal}：{evidence}',
  ],
  PlanClosed: [
    'Relationship plan closed, {reached} of {goals} goals reached: {conclusion}',
    '客户关系规划总结，{goals} 项目标达成 {reached} 项：{conclusion}',
  ],
};
