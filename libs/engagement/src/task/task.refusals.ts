import { defineRefusals } from '#kernel';

export const taskRefusals = defineRefusals({
  OwnerUnknown: {
    en: 'No active staff member has this id.',
    zh: '该编号不是在职员工',
    status: 422,
  },
  OwnerDoesNotSeeClient: {
    en: 'This person may not see the client; share the client with them first.',
    zh: '该员工无权查看此客户，请先共享客户',
    status: 422,
  },
  NobodyLooksAfterClient: {
    en: 'The client has no relationship manager; name the owner of the task.',
    zh: '客户尚无客户经理，请指定任务负责人',
    status: 422,
  },
  TaskDueInPast: { en: 'The due day is in the past.', zh: '截止日期已过', status: 422 },
  ReminderAfterDue: {
    en: 'The reminder is later than the due day.',
    zh: '提醒日期晚于截止日期',
    status: 422,
  },
  TaskClosed: { en: 'The task is already done or dropped.', zh: '任务已完成或已取消' },
  TaskOfOtherClient: {
    en: 'The task is about another client.',
    zh: '任务不属于该客户',
    status: 422,
  },
});
