import { defineRefusals } from '#kernel';

export const creditRulesRefusals = defineRefusals({
  TableContent: {
    en: 'State the content of this table, and of no other.',
    zh: '须且仅须填写该规则表的内容',
    status: 422,
  },
  LineTwice: { en: 'Two lines have the same id.', zh: '规则编号重复', status: 422 },
  ProductsWithoutAuthority: {
    en: 'Nobody could grant the products of this table.',
    zh: '该类产品缺少审批权限',
    status: 422,
  },
  PartMissing: {
    en: 'A part of the price has no line.',
    zh: '定价构成缺少必要项目',
    status: 422,
  },
  PriceUnknown: {
    en: 'The table of prices has no line for this currency, term, risk or guarantee.',
    zh: '定价表未涵盖该币种、期限、风险等级或担保方式',
    status: 422,
  },
  CapitalOutOfOrder: {
    en: 'Net tier 1 capital is more than net capital.',
    zh: '一级资本净额大于资本净额',
    status: 422,
  },
  RulesNotDrafted: {
    en: 'No such version of the table awaits a decision.',
    zh: '没有待审批的规则版本',
  },
  RulesFromPast: {
    en: 'Rules never judge the past.',
    zh: '规则不得追溯生效',
    status: 422,
  },
});
