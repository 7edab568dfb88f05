import { defineRefusals } from '#kernel';

export const portraitRefusals = defineRefusals({
  PreferencesEmpty: {
    en: 'No preference is stated.',
    zh: '未填写任何偏好',
    status: 422,
  },
  ContributionWithoutYear: {
    en: 'A contribution belongs to a line that is used, and to a year.',
    zh: '贡献度须对应已使用的业务条线及年度',
    status: 422,
  },
});
