import { defineRefusals } from '#kernel';

export const applicationRefusals = defineRefusals({
  ClientUnknown: { en: 'There is no such client.', zh: '客户不存在', status: 422 },
  ApplicationDecided: { en: 'The application is closed.', zh: '贷款申请已审结' },
  ReviewerNotIndependent: {
    en: 'A risk officer does not review an application of their own.',
    zh: '风险管理人员不得审查本人提交的申请',
  },
  AuthorityExceeded: {
    grave: true,
    en: 'The amount is beyond the authority of the approver.',
    zh: '超出审批权限',
    status: 403,
  },
  ReviewMissing: {
    en: 'An amount of this size is to be reviewed by a risk officer first.',
    zh: '该金额须先经风险审查',
  },
  GrantedExceedsRequested: {
    en: 'More is granted than was asked for.',
    zh: '批准金额超过申请金额',
    status: 422,
  },
});
