import { defineRefusals } from '#kernel';

export const criteriaRefusals = defineRefusals({
  CriterionTwice: {
    en: 'Each rule of the criteria needs its own id.',
    zh: '分类标准内规则编号不得重复',
    status: 422,
  },
  NoSuchPlace: {
    en: 'The taxonomy has no such value.',
    zh: '该分类维度没有此取值',
    status: 422,
  },
  CriteriaNotTried: {
    en: 'This exact content has not been tried on history. Try it first.',
    zh: '该内容尚未进行历史试算，请先试算',
  },
  TrialTooOld: {
    en: 'The trial is too old. Try the criteria again.',
    zh: '历史试算已过期，请重新试算',
  },
  CriteriaAwaitDecision: {
    en: 'The criteria are awaiting a decision.',
    zh: '分类标准正在审批中',
  },
  CriteriaNotProposed: { en: 'The criteria are not proposed.', zh: '分类标准未提交审批' },
  CriteriaChanged: {
    en: 'The content of the criteria has changed since it was proposed.',
    zh: '待批准内容与提交内容不一致',
  },
  OtherTaxonomy: {
    en: 'Criteria keep their taxonomy; draft others for another one.',
    zh: '分类标准不得更换分类维度，请另行起草',
    status: 422,
  },
  CriteriaFromTomorrow: {
    en: 'Criteria take effect or are withdrawn from tomorrow at the earliest.',
    zh: '分类标准生效或停用日不得早于次日，不得倒填',
    status: 422,
  },
  CriteriaNotInForce: { en: 'No version of the criteria is in force.', zh: '分类标准没有生效版本' },
  TrialUnderWay: {
    en: 'Another trial is under way. Try again when it is over.',
    zh: '另一次历史试算正在进行，请稍后再试',
  },
  TrialDayToCome: {
    en: 'A trial looks at days up to today.',
    zh: '试算日不得晚于今日',
    status: 422,
  },
});
