import { defineRefusals } from '#kernel';

export const applicationRefusals = defineRefusals({
  ApplicationDecided: { en: 'The application is closed.', zh: '贷款申请已审结' },
  ApplicationAtClient: {
    en: 'The application is returned and awaits completion.',
    zh: '贷款申请已退回补件，待补充后再办理',
  },
  ApplicationNotReturned: { en: 'The application is not returned.', zh: '贷款申请未被退回' },
  ReviewerNotIndependent: {
    en: 'You may not review an application you submitted.',
    zh: '风险管理人员不得审查本人提交的申请',
  },
  AuthorityExceeded: {
    grave: true,
    en: 'The exposure of client and group is beyond the authority of the approver.',
    zh: '客户及集团累计授信超出审批权限',
    status: 403,
  },
  ReviewMissing: {
    en: 'An exposure of this size needs the review of a risk officer first.',
    zh: '该授信规模须先经风险审查',
  },
  CommitteeMissing: {
    en: 'An exposure of this size needs the resolution of the credit committee first.',
    zh: '该授信规模须先经贷审会审议通过',
  },
  OverrideNeedsReason: {
    en: 'The review is negative: state why credit is granted all the same.',
    zh: '审查意见为不同意，须说明推翻理由',
    status: 422,
  },
  OverrideNeedsNextLevel: {
    en: 'The review is negative: only the next level of authority may override it.',
    zh: '审查意见为不同意，仅上一级审批权限可推翻',
    status: 403,
  },
  DeviationNeedsReason: {
    en: 'The terms deviate from a credit policy: state why credit is granted all the same.',
    zh: '条件偏离信贷政策，须说明理由',
    status: 422,
  },
  DeviationNeedsNextLevel: {
    en: 'The terms deviate from a credit policy: only the next level of authority may grant them.',
    zh: '条件偏离信贷政策，须由上一级审批权限批准',
    status: 403,
  },
  RateNeedsAuthority: {
    en: 'The rate is below the guide of the bank: a higher level of authority may grant it.',
    zh: '利率低于本行指导利率，须由更高审批权限批准',
    status: 403,
  },
  ProspectIsNoClient: {
    en: 'A prospect becomes a client before credit is granted.',
    zh: '潜在客户须先转为正式客户方可授信',
  },
  CreditIsBlocked: {
    en: 'No credit is granted to the client for the time being.',
    zh: '客户授信已冻结，暂不得授信',
  },
  DocumentsMissing: {
    en: 'Documents that the decision needs are absent or have expired.',
    zh: '审批所需资料缺失或已过期',
  },
  GroupChanged: {
    en: 'The client belongs to other groups than at the last review; review it again.',
    zh: '客户所属集团已变更，须重新审查',
  },
  GrantedExceedsRequested: {
    en: 'The amount granted exceeds the amount requested.',
    zh: '批准金额超过申请金额',
    status: 422,
  },
  TermNotTold: {
    en: 'Neither the application nor the enquiry or the file of the client tells this term.',
    zh: '申请、咨询及客户档案均未载明该项条件',
    status: 422,
  },
  ApplicationIdReserved: {
    en: 'Ids that begin with "ap_of:" are given by the system alone.',
    zh: '以“ap_of:”开头的编号仅由系统分配',
    status: 422,
  },
  NotCommitted: { en: 'No credit is granted.', zh: '尚未授信' },
});
