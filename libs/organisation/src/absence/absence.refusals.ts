import { defineRefusals } from '#kernel';

export const absenceRefusals = defineRefusals({
  LeaveOverlaps: { en: 'The person is already on leave then.', zh: '该期间已有休假' },
  LeaveUnknown: { en: 'No leave begins on that day.', zh: '当日没有起始的休假' },
  DeputyOfOneself: {
    en: 'A person cannot be their own deputy.',
    zh: '不得为本人的代理人',
    status: 422,
  },
  DeputyUnknown: { en: 'There is no such deputyship.', zh: '没有此代理授权' },
  DeputyshipTooLong: {
    en: 'A deputyship lasts at most a year.',
    zh: '代理期限不得超过一年',
    status: 422,
  },
  PeriodInPast: { en: 'The period is in the past.', zh: '期间已过', status: 422 },
  NotYourAbsence: {
    en: 'Only the person or the head of the unit may enter this.',
    zh: '仅限本人或机构负责人办理',
    status: 403,
  },
});
