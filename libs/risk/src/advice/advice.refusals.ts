import { defineRefusals } from '#kernel';

export const adviceRefusals = defineRefusals({
  NoConsentToAdvice: {
    en: 'The client has not agreed to risk advice.',
    zh: '客户未同意接受风险咨询',
  },
  AdviceAnswered: { en: 'The advice has its answer.', zh: '该咨询已有答复' },
});
