import { defineRefusals } from '#kernel';

export const cadenceRefusals = defineRefusals({
  SponsorNotSenior: {
    en: 'A sponsor answers for a unit or for the whole bank.',
    zh: '高层对接人须为机构负责人或总行人员',
    status: 422,
  },
});
