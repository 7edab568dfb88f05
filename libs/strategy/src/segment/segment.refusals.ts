import { defineRefusals } from '#kernel';

export const segmentRefusals = defineRefusals({
  OverrideAlreadyOver: { en: 'The override would already have ended.', zh: '人工调整的到期日已过' },
  OverrideTooLong: {
    en: 'An override lasts at most a year and must then be decided again.',
    zh: '人工调整最长一年，期满须重新认定',
  },
  NoOverride: { en: 'No override is in force.', zh: '没有生效的人工调整' },
});
