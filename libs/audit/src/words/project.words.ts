import type { EventWords } from './sentence.js';

/** What is said of projects, and of payments that come in. */
export const projectWords: EventWords = {
  BudgetAgreed: ['Budget agreed: {reason}', '确定预算：{reason}'],
  CostIncurred: ['Cost of {amount} incurred', '发生成本 {amount}'],
  FundingAgreed: ['Funding agreed: {reason}', '确定资金来源：{reason}'],
  MilestoneCertified: [
    'Milestone {milestoneId} certified by {certifier}',
    '{certifier} 认证里程碑 {milestoneId}',
  ],
  MilestoneForecast: [
    'Milestone {milestoneId} expected on {expectedOn}: {reason}',
    '里程碑 {milestoneId} 预计 {expectedOn} 完成：{reason}',
  ],
  MilestonePlanned: [
    '{title} planned until {dueOn}, budget {budget}',
    '计划于 {dueOn} 前完成{title}，预算 {budget}',
  ],
  MilestoneRejected: [
    'Milestone {milestoneId} rejected: {reason}',
    '里程碑 {milestoneId} 未通过：{reason}',
  ],
  MilestoneReported: [
    'Milestone {milestoneId} reported as completed on {completedOn}',
    '报告里程碑 {milestoneId} 于 {completedOn} 完成',
  ],
  PaymentHeld: ['Payment of {amount} held', '款项 {amount} 暂挂'],
  PaymentMatched: ['Payment of {amount} matched to {loanId}', '款项 {amount} 匹配至 {loanId}'],
  PaymentReceived: [
    'Payment of {amount} received[ from {payer.name}]: {remittance}',
    '收到款项 {amount}[，付款人 {payer.name}]：{remittance}',
  ],
  PaymentReturned: ['Payment of {amount} returned: {reason}', '退回款项 {amount}：{reason}'],
  ProjectContractSigned: [
    'Contract {contractId} signed with {counterparty}[, {amount}]',
    '与 {counterparty} 签署合同 {contractId}[，金额 {amount}]',
  ],
  ProjectDelayJudged: [
    '{late} of {due} milestones are late, {days} days',
    '{due} 个到期里程碑中 {late} 个延误，共 {days} 天',
  ],
  ProjectInsured: [
    'Insured with {insurer} for {insured} until {until}',
    '由 {insurer} 承保 {insured}，至 {until}',
  ],
  ProjectLicensed: [
    'Licensed by {authority}[, number {number}]',
    '获 {authority} 许可[，文号 {number}]',
  ],
  ProjectRegistered: ['Project {name} registered', '登记项目{name}'],
  ProjectStageReached: [
    'From {from:Stage of a project} to {stage:Stage of a project}: {reason}',
    '项目由{from:Stage of a project}进入{stage:Stage of a project}：{reason}',
  ],
  StakeholderEngaged: ['{name} engaged: {interest}', '纳入利益相关方{name}：{interest}'],
  StakeholderReleased: [
    'Stakeholder {stakeholderId} released: {reason}',
    '移出利益相关方 {stakeholderId}：{reason}',
  ],
  DrawdownRequested: [
    'Drawdown {drawdownId} of {amount} requested: {purpose}',
    '申请提款 {drawdownId}，金额 {amount}：{purpose}',
  ],
  DrawdownCertified: [
    'Drawdown {drawdownId} certified by {engineer}',
    '{engineer} 出具提款 {drawdownId} 的监理证明',
  ],
  DrawdownApproved: [
    'Drawdown {drawdownId} of {amount} approved',
    '批准提款 {drawdownId}，金额 {amount}',
  ],
  DrawdownDeclined: ['Drawdown {drawdownId} declined: {reason}', '退回提款 {drawdownId}：{reason}'],
  FacilityLoanTied: [
    'Source {sourceId} drawn on loan {loanId}',
    '资金来源 {sourceId} 由贷款 {loanId} 发放',
  ],
  DrawdownPaidOut: [
    'Drawdown {drawdownId} of {amount} paid out by loan {loanId}',
    '贷款 {loanId} 已发放提款 {drawdownId}，金额 {amount}',
  ],
  DrawdownFailed: [
    'Drawdown {drawdownId} turned away by loan {loanId}: {reason}',
    '贷款 {loanId} 退回提款 {drawdownId}：{reason}',
  ],
  DrawdownTakenBack: [
    'Drawdown {drawdownId} of {amount} taken back by loan {loanId}: {reason}',
    '贷款 {loanId} 冲正提款 {drawdownId}，金额 {amount}：{reason}',
  ],
  CapitalPaidIn: ['Capital of {amount} paid in', '资本金到位 {amount}'],
  CashFlowsPlanned: [
    '{planCase:Case of a cash-flow plan} planned: {reason}',
    '确定{planCase:Case of a cash-flow plan}现金流：{reason}',
  ],
  CashFlowRecorded: [
    'Cash flow of the period to {period.endsOn} recorded',
    '登记截至 {period.endsOn} 的现金流',
  ],
  CovenantAgreed: ['Covenant {title} agreed, {clause}', '约定条款{title}，{clause}'],
  CovenantTestAnnounced: [
    'Test of {testOn} announced, due on {dueOn}',
    '提醒 {testOn} 的测试，{dueOn} 前提交',
  ],
  CovenantTested: [
    'Tested for {testOn}: {value} against {limit}, {result:Result of a covenant test}',
    '{testOn} 测试结果 {value}，限额 {limit}：{result:Result of a covenant test}',
  ],
  InformationDelivered: ['Papers for {testOn} delivered', '提交 {testOn} 的披露资料'],
  CovenantBreached: [
    'Breached at {testOn}, to be cured by {cureBy}',
    '{testOn} 违反约定，补救期至 {cureBy}',
  ],
  CovenantCured: ['Breach of {testOn} cured: {how}', '{testOn} 的违反已补救：{how}'],
  CovenantWaiverRequested: [
    'Waiver until {until} requested: {reason}',
    '申请豁免至 {until}：{reason}',
  ],
  CovenantWaived: ['Waived until {until} by {waivedBy}', '{waivedBy} 同意豁免至 {until}'],
  CovenantWaiverDeclined: [
    'Waiver declined by {declinedBy}: {reason}',
    '{declinedBy} 否决豁免：{reason}',
  ],
  CovenantDefaulted: ['Breach of {testOn} is an event of default', '{testOn} 的违反构成违约事件'],
  CovenantEnded: ['Covenant ended: {reason}', '约定条款终止：{reason}'],
  DesignRiskAssessed: [
    '{kind:Risk of a project}: {title}, severity {severity}, likelihood {likelihood}',
    '{kind:Risk of a project}：{title}，严重度 {severity}，可能性 {likelihood}',
  ],
  DesignRiskReviewed: [
    'Severity {severity}, likelihood {likelihood}: {finding}',
    '严重度 {severity}，可能性 {likelihood}：{finding}',
  ],
  DesignRiskClosed: ['Risk closed: {reason}', '关闭项目风险：{reason}'],
  OutsideRecordStated: [
    '{register:Outside register} states {number}',
    '{register:Outside register}公布 {number}',
  ],
  OutsideLoanDisbursed: ['{amount} disbursed since {since}', '自 {since} 起支付 {amount}'],
  OutsideLoanRepaid: ['{amount} repaid since {since}', '自 {since} 起还款 {amount}'],
  OutsideLoanCancelled: ['{amount} cancelled since {since}', '自 {since} 起撤销额度 {amount}'],
  OutsideClosingMoved: ['Closing moved from {from} to {to}', '截止日由 {from} 变更为 {to}'],
  OutsideStatusChanged: ['Status changed from {from} to {to}', '状态由 {from} 变更为 {to}'],
  ServiceTeamAppointed: [
    'Service team appointed, meets every {meetingEveryDays} days',
    '组建专属客服团队，每 {meetingEveryDays} 天召开一次会议',
  ],
  ProjectMeetingHeld: ['{kind:Kind of project meeting} held', '召开{kind:Kind of project meeting}'],
  MeetingTaskCompleted: [
    'Task {taskId} of a meeting done: {result}',
    '会议任务 {taskId} 完成：{result}',
  ],
  ProgressReportDelivered: [
    'Report as at {reportedOn} given to {recipient}',
    '向{recipient}提供截至 {reportedOn} 的项目报告',
  ],
  ProjectClientAlerted: ['{recipient} alerted: {message}', '向{recipient}预警：{message}'],
  ProjectFeedbackReceived: ['The client says: {said}', '客户反馈：{said}'],
  ProjectFollowedUp: [
    'Follow-up with {contact}, satisfaction {satisfaction} of 5',
    '回访{contact}，满意度 {satisfaction}/5',
  ],
  SyndicateAgreed: [
    'Lenders of {sourceId} agreed: {reason}',
    '确定 {sourceId} 的银团成员：{reason}',
  ],
  SourceRepaid: ['{amount} of {sourceId} repaid', '偿还 {sourceId} 本金 {amount}'],
  DistributionsLocked: [
    'Distributions locked for covenant {covenantId}',
    '因约定 {covenantId} 限制分红',
  ],
  DistributionsReleased: [
    'Distributions released by covenant {covenantId}',
    '约定 {covenantId} 解除分红限制',
  ],
  CommitmentFeeAccrued: [
    'Commitment fee of {sourceId} for {from} to before {until}: {amount}',
    '计提 {sourceId} 自 {from} 至 {until}（不含）的承诺费 {amount}',
  ],
  CommitmentFeeLowered: [
    'Commitment fee of {sourceId} lowered by {amount}: {drawdownId} came on {from}',
    '{drawdownId} 于 {from} 到账，{sourceId} 承诺费调减 {amount}',
  ],
  CommitmentFeePaid: [
    'Commitment fee of {sourceId} paid: {amount}',
    '支付 {sourceId} 承诺费 {amount}',
  ],
  AccountsAgreed: ['Accounts agreed with {bank}: {reason}', '与{bank}约定项目账户：{reason}'],
  ProjectReceiptRecorded: ['Revenue of {amount} received', '收到项目收入 {amount}'],
  WaterfallPaid: ['Payments {runId} made from the accounts', '按顺序划付 {runId}'],
};
