import { defineRefusals } from '#kernel';

export const enhancementRefusals = defineRefusals({
  DueInPast: { en: 'The day by which it is due has passed.', zh: '期限不得早于今日', status: 422 },
  OwnerMissing: {
    en: 'The client has no manager: name who sees to it.',
    zh: '客户尚无客户经理，须指定负责人',
    status: 422,
  },
  EnhancementOver: { en: 'The request is closed.', zh: '该增信要求已结束' },
});
