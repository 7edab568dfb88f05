import { defineRefusals } from '#kernel';

export const stepRefusals = defineRefusals({
  NoOpenTask: {
    en: 'The application has no open task.',
    zh: '该申请没有待办事项',
    status: 422,
  },
  TaskNeedsRole: {
    en: 'Nobody of this id may do the task: the role is missing.',
    zh: '该人员不存在或没有办理该事项的角色',
    status: 422,
  },
  OwnerTookPart: {
    en: 'The person took part in the application and may not decide upon it.',
    zh: '该人员参与过前序环节，不得审批',
    status: 422,
  },
  DueBeforeToday: { en: 'The due day has passed.', zh: '办理期限早于今日', status: 422 },
  DelegationNeedsReason: {
    en: 'Somebody has the task: state why it changes.',
    zh: '该事项已有经办人，须说明变更理由',
    status: 422,
  },
});
