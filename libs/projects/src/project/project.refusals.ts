import { defineRefusals } from '#kernel';

export const projectRefusals = defineRefusals({
  ProjectClosed: { en: 'The project is handed over or cancelled.', zh: '项目已移交或已终止' },
  SharesOverWhole: {
    en: 'The shares come to more than 100 %.',
    zh: '比例合计超过100%',
    status: 422,
  },
  NamedTwice: { en: 'The same id is given twice.', zh: '编号重复', status: 422 },
  OtherCurrency: {
    en: 'The amount is not in the currency of the project.',
    zh: '币种与项目币种不一致',
    status: 422,
  },
  EndsBeforeItBegins: { en: 'It ends before it begins.', zh: '结束日早于开始日', status: 422 },
  NotYetHappened: { en: 'The day has not come.', zh: '日期尚未到来', status: 422 },
  StakeholderUnknown: {
    en: 'There is no such stakeholder.',
    zh: '利益相关方不存在',
    status: 404,
  },
  BudgetMissing: { en: 'The project has no budget.', zh: '项目尚未确定预算' },
  BudgetLineUnknown: { en: 'The budget has no such line.', zh: '预算科目不存在', status: 422 },
  CostRecordedBefore: { en: 'The cost was recorded before.', zh: '该笔支出已登记' },
  SourcesDifferFromUses: {
    en: 'The sources do not come to the budget.',
    zh: '资金来源合计与资金运用合计不相等',
    status: 422,
  },
  SourcesGoInCircles: {
    en: 'A source is paid out of itself, or by the borrower.',
    zh: '资金来源循环',
    status: 422,
  },
  SourceUnknown: { en: 'There is no such source.', zh: '资金来源不存在', status: 422 },
  CapitalIsDebt: {
    en: 'Capital may not be paid out of the debt of the project.',
    zh: '项目资本金不得来源于项目债务资金',
    status: 422,
  },
  CapitalTooSmall: {
    en: 'The capital is less than the least that the industry needs.',
    zh: '项目资本金比例低于行业最低要求',
    status: 422,
  },
  MilestoneUnknown: { en: 'There is no such milestone.', zh: '里程碑不存在', status: 404 },
  MilestoneDone: { en: 'The milestone is certified.', zh: '里程碑已确认完成' },
  MilestoneNotReported: { en: 'Nobody has reported it as completed.', zh: '里程碑尚未申报完成' },
  MilestonesOverBudget: {
    en: 'The milestones come to more than the budget.',
    zh: '里程碑预算合计超过项目预算',
    status: 422,
  },
  PeriodsOutOfOrder: {
    en: 'A period ends no later than the one before it.',
    zh: '各期截止日未按先后排列',
    status: 422,
  },
  RepaysMoreThanDebt: {
    en: 'The periods repay more than the debt.',
    zh: '各期还本合计超过债务本金',
    status: 422,
  },
  TooManyParts: {
    en: 'A project has at most 500 parts of a kind, and 2,000 costs.',
    zh: '单个项目同类条目不得超过500条，支出不得超过2000条',
    status: 422,
  },
});
