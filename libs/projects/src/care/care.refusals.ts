import { defineRefusals } from '#kernel';

export const careRefusals = defineRefusals({
  CareRecordedBefore: { en: 'The id was recorded before.', zh: '该编号已登记' },
  TeamWithoutLead: {
    en: 'One member of the team leads it, and nobody is named twice.',
    zh: '团队须有且仅有一名负责人，且成员不得重复',
    status: 422,
  },
  TaskDueBeforeMeeting: {
    en: 'A task is due before the meeting that gives it.',
    zh: '任务到期日早于会议日期',
    status: 422,
  },
  MeetingTaskUnknown: {
    en: 'No meeting gave such a task, or it is done.',
    zh: '会议任务不存在或已完成',
    status: 404,
  },
  AnswersNothing: {
    en: 'There is no such report or alert.',
    zh: '所回复的报告或预警不存在',
    status: 422,
  },
  NotYetFinanced: {
    en: 'A project is followed up from its financial close on.',
    zh: '项目融资关闭后方可进行后续回访',
  },
});
