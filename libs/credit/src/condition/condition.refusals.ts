import { defineRefusals } from '#kernel';

export const conditionRefusals = defineRefusals({
  ConditionUnknown: {
    en: 'The credit has no such condition.',
    zh: '该授信没有此项条件',
    status: 422,
  },
  EvidenceMissing: { en: 'No evidence has been brought.', zh: '尚未提交证明' },
  ConditionSettled: { en: 'The condition is met or waived.', zh: '该条件已落实或已豁免' },
});
