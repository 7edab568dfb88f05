import { defineRefusals } from '#kernel';

export const applicationRefusals = defineRefusals({
  ApplicationDecided: { en: 'The application is closed.', zh: '贷款申请已审结' },
  ReviewerNotIndependent: {
    en: 'You may not review an application you submitted.',
    zh: '风险管理人员不得审查本人提交的申请',
  },
  AuthorityExceeded: {
    grave: true,
    en: 'The amount exceeds the approver’s authority.',
    zh: '超出审批权限',
    status: 403,
  },
  ReviewMissing: {
    en: 'A risk officer must review an amount of this size first.',
    zh: '该金额须先经风险审查',
  },
  GrantedExceedsRequested: {
    en: 'The amount granted exceeds the amount requested.',
    zh: '批准金额超过申请金额',
    status: 422,
  },
});
