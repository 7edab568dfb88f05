import { defineRefusals } from '#kernel';

export const placementRefusals = defineRefusals({
  ConsentInFuture: {
    en: 'Consent is given today or before.',
    zh: '同意日期不得晚于当日',
    status: 422,
  },
});
