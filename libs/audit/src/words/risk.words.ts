import type { EventWords } from './sentence.js';

/** What is said of risk: facts from outside, statements, classes, ratings, warnings. */
export const riskWords: EventWords = {
  AccountBehaviourReported: [
    'Account {accountId}: {month} reported',
    '账户 {accountId}：{month} 行为数据',
  ],
  CreditReportRecorded: ['Credit report {reportId} of {bureau}', '{bureau} 征信报告 {reportId}'],
  ClassProposed: [
    '{class:Loan classification} proposed for {loanId}, {daysPastDue} days past due',
    '建议 {loanId} 分类为{class:Loan classification}，逾期 {daysPastDue} 天',
  ],
  ClassFirstGiven: [
    '{class:Loan classification} given to {loanId} by {by}: {reason}',
    '{by} 初分 {loanId} 为{class:Loan classification}：{reason}',
  ],
  ClassConfirmed: [
    '{class:Loan classification} of {loanId} confirmed by {by}: {reason}',
    '{by} 认定 {loanId} 为{class:Loan classification}：{reason}',
  ],
  ClassDecided: [
    '{loanId} went from {from:Loan classification} to {class:Loan classification}, decided by {by}',
    '{by} 审批 {loanId} 由{from:Loan classification}调整为{class:Loan classification}',
  ],
  DayJudgingBegan: ['Everybody is judged for {day}', '开始研判 {day}'],
  PeersMeasured: ['Peers measured on {on}', '测算同业指标 {on}'],
  MarketFigureRecorded: [
    '{figure:Market figure} on {on}: {amount}',
    '{on} {figure:Market figure} {amount}',
  ],
  OutcomeRecorded: ['{outcome:Outcome} on {happenedOn}', '{happenedOn} {outcome:Outcome}'],
  ClientRated: [
    'Rated {grade:Rating grade}[, {from:Rating grade} before], score {score}',
    '评级 {grade:Rating grade}[，原为 {from:Rating grade}]，得分 {score}',
  ],
  QualitiesJudged: [
    'Qualities judged by {judgedBy}, score {quality.score}: {reason}',
    '{judgedBy} 完成定性评价，得分 {quality.score}：{reason}',
  ],
  RatingOverridden: [
    'Rating {from:Rating grade} overridden with {grade:Rating grade} until {expiresOn}: {reason}',
    '评级由 {from:Rating grade} 人工调整为 {grade:Rating grade}，至 {expiresOn}：{reason}',
  ],
  RatingOverrideEnded: ['Override of the rating ended[: {reason}]', '评级人工调整终止[：{reason}]'],
  ContingencyPlanDrafted: [
    'Contingency plan, version {version}: {title}',
    '应急预案第 {version} 版：{title}',
  ],
  ContingencyPlanApproved: [
    'Contingency plan approved by {approvedBy}, to be tested by {testBy}',
    '{approvedBy} 批准应急预案，须于 {testBy} 前演练',
  ],
  ContingencyPlanTested: [
    'Contingency plan tested, {result:Result of a test}: {findings}',
    '应急预案演练，{result:Result of a test}：{findings}',
  ],
  ContingencyPlanStarted: [
    'Contingency plan started by {startedBy}: {reason}',
    '{startedBy} 启动应急预案：{reason}',
  ],
  ContingencyPlanRetired: ['Contingency plan retired: {reason}', '应急预案停用：{reason}'],
  RiskAdviceOffered: [
    'Advised on {topic:Topic of risk advice}: {proposal}',
    '风险咨询（{topic:Topic of risk advice}）：{proposal}',
  ],
  RiskAdviceAnswered: [
    'Risk advice, {answer:Answer to a proposal}: {comment}',
    '风险咨询，{answer:Answer to a proposal}：{comment}',
  ],
  SignalProviderRegistered: ['{name} registered as a provider of signals', '登记信号提供方 {name}'],
  SignalProviderConfirmed: ['Key confirmed by {confirmedBy}', '{confirmedBy} 确认公钥'],
  SignalProviderRetired: ['No signals taken any more: {reason}', '停止接收信号：{reason}'],
  ResponseStarted: [
    '{response:Risk response} started, {level:Warning level}',
    '启动{response:Risk response}，{level:Warning level}',
  ],
  ResponseWidened: ['Response widened to {level:Warning level}', '应对升级至{level:Warning level}'],
  ResponseStepDone: ['{step:Step of a response}: {result}', '{step:Step of a response}：{result}'],
  ResponseEscalated: [
    '{step:Step of a response} is {daysOverdue} days overdue, escalated to {to:Level of escalation}',
    '{step:Step of a response}逾期 {daysOverdue} 天，上报{to:Level of escalation}',
  ],
  SolutionProposed: ['Proposed to the client: {proposal}', '向客户提出方案：{proposal}'],
  ProposalAnswered: [
    '{answer:Answer to a proposal}: {comment}',
    '{answer:Answer to a proposal}：{comment}',
  ],
  CommitteeDecided: [
    'Committee decided on {response:Risk response}: {decision}',
    '委员会决定{response:Risk response}：{decision}',
  ],
  LegalStageReached: [
    '{stage:Stage of legal proceedings}[ at {court}]',
    '{stage:Stage of legal proceedings}[，{court}]',
  ],
  ExposureTargetSet: [
    'Exposure of {exposure} to be {target} by {by}',
    '敞口 {exposure}，目标于 {by} 前降至 {target}',
  ],
  ResponseEnded: [
    'Response ended: {verdict:Verdict on a warning}',
    '应对结束：{verdict:Verdict on a warning}',
  ],
  RuleSetDrafted: ['Version {version} drafted: {reason}', '起草第 {version} 版：{reason}'],
  RuleSetBackTested: ['Version {version} replayed on the log', '第 {version} 版回测'],
  RuleSetProposed: [
    'Version {version} proposed from {from}: {reason}',
    '提交第 {version} 版，拟自 {from} 起生效：{reason}',
  ],
  RuleSetApproved: [
    'Version {version} approved by {approvedBy}, in force from {from}',
    '{approvedBy} 批准第 {version} 版，自 {from} 起生效',
  ],
  RuleSetDeclined: [
    'Version {version} declined by {declinedBy}: {reason}',
    '{declinedBy} 否决第 {version} 版：{reason}',
  ],
  RuleSetWithdrawalProposed: [
    '{proposedBy} proposed to withdraw version {version} from {from}: {reason}',
    '{proposedBy} 提交停用第 {version} 版，拟自 {from} 起：{reason}',
  ],
  RuleSetWithdrawn: [
    'Version {version} withdrawn from {from}: {reason}',
    '第 {version} 版自 {from} 起撤回：{reason}',
  ],
  ExternalSignalReceived: ['{provider}: {title}', '{provider} 信号：{title}'],
  ObservationMade: ['Observed: {title}', '观察：{title}'],
  SignalAssessed: [
    '{relevance:Relevance of a signal}: {comment}',
    '{relevance:Relevance of a signal}：{comment}',
  ],
  SignalWithdrawn: ['Signal withdrawn: {reason}', '信号撤回：{reason}'],
  StatementRecorded: [
    'Statement of {periodEnd}, {months} months, {audit:Audit opinion}',
    '截至 {periodEnd} 的 {months} 个月报表，{audit:Audit opinion}',
  ],
  StatementRestated: [
    'Statement of {periodEnd} restated: {reason}',
    '重述截至 {periodEnd} 的报表：{reason}',
  ],
  WarningRaised: [
    'Warning {rule} raised, {level:Warning level}',
    '发出预警 {rule}，{level:Warning level}',
  ],
  WarningRaisedByHand: [
    'Warning by {raisedBy}, {level:Warning level}: {finding}',
    '{raisedBy} 发出预警，{level:Warning level}：{finding}',
  ],
  WarningEscalated: [
    'Warning {rule} went from {from:Warning level} to {level:Warning level}',
    '预警 {rule} 由{from:Warning level}升至{level:Warning level}',
  ],
  WarningEased: [
    'Warning {rule} eased from {from:Warning level} to {level:Warning level}',
    '预警 {rule} 由{from:Warning level}降至{level:Warning level}',
  ],
  WarningLifted: ['Warning {rule} lifted', '预警 {rule} 解除'],
  RiskScoreChanged: ['Score of {code} is {score}', '{code} 得分 {score}'],
  WarningAcknowledged: [
    'Warning {rule} acknowledged by {acknowledgedBy}',
    '{acknowledgedBy} 签收预警 {rule}',
  ],
  WarningAssessed: [
    'Severity {severity}, likelihood {likelihood}: {finding}',
    '严重度 {severity}，可能性 {likelihood}：{finding}',
  ],
  WarningActionTaken: ['{response:Risk response}: {action}', '{response:Risk response}：{action}'],
  WarningClosed: [
    'Warning {rule} closed, {verdict:Verdict on a warning}: {conclusion}',
    '预警 {rule} 关闭，{verdict:Verdict on a warning}：{conclusion}',
  ],
  MonitoringSet: [
    'Monitored {depth:Depth of monitoring}',
    '监测深度设为{depth:Depth of monitoring}',
  ],
  ModeSwitched: [
    'CRM mode {mode:CRM mode}[, {from:CRM mode} before]: {reason}',
    '客户关系管理模式设为{mode:CRM mode}[，原为{from:CRM mode}]：{reason}',
  ],
  FacilityModeSwitched: [
    'CRM mode of {loanId}: {mode:CRM mode}: {reason}',
    '业务 {loanId} 管理模式设为{mode:CRM mode}：{reason}',
  ],
  FacilityModeEnded: [
    'No CRM mode of its own for {loanId}: {reason}',
    '业务 {loanId} 不再单独设定管理模式：{reason}',
  ],
  ClientSegmented: [
    '{taxonomy:Taxonomy of clients}: {value}[, {from} before], by rule {rule}',
    '{taxonomy:Taxonomy of clients}认定为 {value}[，原为 {from}]，依据规则 {rule}',
  ],
  ClientSegmentEnded: [
    '{taxonomy:Taxonomy of clients}: no longer {from}',
    '{taxonomy:Taxonomy of clients}不再为 {from}',
  ],
  OwnerNamed: ['Owner of the business named: {partyId}', '登记经营者：{partyId}'],
  ClientTypeAssigned: [
    'Client type {type:Client type}[, {from:Client type} before], by rule {rule}',
    '客户类型认定为{type:Client type}[，原为{from:Client type}]，依据规则 {rule}',
  ],
  ClientTypeEnded: ['No longer {from:Client type}', '不再属于{from:Client type}'],
  ClientTypeOverridden: [
    'Client type set to {type:Client type} until {expiresOn}: {reason}',
    '客户类型人工调整为{type:Client type}，至 {expiresOn}：{reason}',
  ],
  ClientTypeOverrideEnded: [
    'Override with {type:Client type} ended',
    '{type:Client type}的人工调整终止',
  ],
  LossExpected: [
    'Stage and expected loss counted on {principal}',
    '按本金 {principal} 计算阶段与预期损失',
  ],
};
