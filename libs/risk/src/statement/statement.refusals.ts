import { defineRefusals } from '#kernel';

export const statementRefusals = defineRefusals({
  StatementExists: {
    en: 'This statement is already recorded. Restate it to change its figures.',
    zh: '该期报表已录入，修改须作重述',
  },
  NoSuchStatement: {
    en: 'No statement with this period and basis is recorded.',
    zh: '该期报表尚未录入',
    status: 404,
  },
  RestatedBeforeKnown: {
    en: 'A restatement cannot be known before its statement was.',
    zh: '重述知悉日不得早于原报表知悉日',
    status: 422,
  },
  SumsDisagree: {
    en: 'The totals of the statement do not add up. Correct the figures or explain the difference.',
    zh: '报表勾稽关系不符，请更正数据或说明差异原因',
    status: 422,
  },
  UnknownAccount: {
    en: 'The template has no such account.',
    zh: '模板中没有该科目',
    status: 422,
  },
  FiguresGivenTwice: {
    en: 'State either figures of the chart of accounts or accounts of a template, not both.',
    zh: '标准科目数据与模板科目数据只能提供一种',
    status: 422,
  },
  FiguresMissing: {
    en: 'State the figures of the chart of accounts, or the accounts of a template.',
    zh: '必须提供标准科目数据或模板科目数据',
    status: 422,
  },
});
