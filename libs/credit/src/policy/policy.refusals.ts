import { defineRefusals } from '#kernel';

export const policyRefusals = defineRefusals({
  PolicyNotDrafted: {
    en: 'No such version of the policy awaits a decision.',
    zh: '没有待审批的政策版本',
  },
  PolicyNotInForce: { en: 'The policy is not in force.', zh: '该信贷政策未生效' },
  PolicyFromPast: {
    en: 'A policy never judges the past.',
    zh: '信贷政策不得追溯生效',
    status: 422,
  },
  PolicyForNobody: {
    en: 'There is no such segment, product, industry or region.',
    zh: '该客群、产品、行业或地区不存在',
    status: 422,
  },
  PolicyForbids: {
    en: 'A credit policy allows no new credit.',
    zh: '信贷政策禁止新增授信',
    status: 422,
  },
  PolicyNeedsReview: {
    en: 'A credit policy asks for a risk review first.',
    zh: '信贷政策要求先行风险审查',
  },
});
