import type { Role } from '#kernel';

/** Who may send each command upon a loan. */
export const loanRights = {
  // Sent by the approval of an application only, and so without a route and a role.
  GrantLoan: [],
  MigrateLoan: ['administrator', 'service'],
  // Sent when the client changes hands only.
  PlaceLoan: [],
  SignAgreement: ['relationshipManager', 'service'],
  RecordRepayment: ['relationshipManager', 'service'],
  PrepayLoan: ['relationshipManager', 'service'],
  PayOffLoan: ['relationshipManager', 'service'],
  ReverseRepayment: ['riskOfficer', 'administrator', 'service'],
  // Sent by the end of the business day only, and so without routes.
  AgeLoan: [],
  LapseLoan: [],
  FollowIndex: [],
  // Sent by the classification of claims only.
  NoteRisk: [],
  // Sent by the reconciliation of the end of the day only.
  ReportDifference: [],
  // Sent when a project has released a drawdown, and so without a route.
  ForwardDrawdown: [],
  // Sent for a risk response, and so without a route.
  ForwardMeasure: [],
  InstructDrawdown: ['relationshipManager', 'service'],
  ProposeRefund: ['relationshipManager', 'service'],
  ProposeWaiver: ['relationshipManager', 'riskOfficer'],
  ProposeLateRepayment: ['relationshipManager', 'riskOfficer', 'service'],
  ProposeTakeOver: ['relationshipManager', 'administrator', 'service'],
  ProposeDrawdownReversal: ['relationshipManager', 'riskOfficer'],
  ProposeReversal: ['relationshipManager', 'riskOfficer', 'service'],
  ProposeWriteOff: ['relationshipManager', 'riskOfficer'],
  ProposeRecovery: ['relationshipManager', 'riskOfficer', 'service'],
  ProposeWriteOffReversal: ['relationshipManager', 'riskOfficer'],
  ProposeRestructuring: ['relationshipManager', 'riskOfficer'],
  ProposeExtension: ['relationshipManager', 'riskOfficer'],
  ProposeAcceleration: ['relationshipManager', 'riskOfficer'],
  ProposeTransfer: ['relationshipManager', 'riskOfficer'],
  ProposeDebtToEquity: ['relationshipManager', 'riskOfficer'],
  ChargeFee: ['relationshipManager', 'riskOfficer', 'service'],
  ChargeBackRepayment: ['riskOfficer', 'service'],
  ResetRate: ['riskOfficer', 'service'],
  ApproveProposal: ['riskOfficer', 'creditApprover', 'unitHead'],
  DeclineProposal: ['relationshipManager', 'riskOfficer', 'creditApprover', 'unitHead'],
  RecordUse: ['relationshipManager', 'service'],
  RecordMisuse: ['riskOfficer'],
  ExcuseOverdue: ['riskOfficer'],
  // Sent for a payment that was taken in and matched. Without one, a recovery is proposed.
  RecordRecovery: [],
  // Sent when collateral is allocated, valued or released only, and so without routes.
  RecordGuarantee: [],
  ReleaseGuarantee: [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
