import { defineRefusals } from '#kernel';

export const institutionRefusals = defineRefusals({
  NoInstitutionProposed: {
    en: 'Nothing is proposed about the institution.',
    zh: '没有待确认的机构信息变更',
  },
});
