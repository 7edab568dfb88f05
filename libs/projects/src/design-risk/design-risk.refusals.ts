import { defineRefusals } from '#kernel';

export const designRiskRefusals = defineRefusals({
  DesignRiskOver: { en: 'The risk is closed.', zh: '该项目风险已关闭' },
  ContactUnknown: {
    en: 'A contact is no stakeholder of the project.',
    zh: '联系人不在项目利益相关方登记册内',
    status: 422,
  },
});
