import type { EventWords } from './sentence.js';

/** What is said of the way to a credit: papers, committees, limits, collateral. */
export const creditWords: EventWords = {
  ApplicationCompleted: [
    'Completed by {completedBy}: {comment}',
    '{completedBy} 补齐材料：{comment}',
  ],
  ApplicationReturned: ['Returned by {returnedBy}: {reason}', '{returnedBy} 退回补件：{reason}'],
  ApplicationRouted: [
    'The rules alone do not grant it: {because}',
    '规则不予自动批准，转人工审批：{because}',
  ],
  AppraisalRejected: [
    'Appraisal rejected by {rejectedBy}: {reason}',
    '{rejectedBy} 退回评估：{reason}',
  ],
  AppraisalSubmitted: [
    '{appraiser} appraised it at {value} on {appraisedOn}',
    '{appraiser} 于 {appraisedOn} 评估价值 {value}',
  ],
  CollateralInsured: [
    'Insured with {insurer} for {insured} until {until}',
    '由 {insurer} 承保 {insured}，至 {until}',
  ],
  CollateralOffered: ['Collateral offered: {description}', '提供押品：{description}'],
  CollateralRegistered: [
    'Registered with {registry}, certificate {certificate}',
    '在 {registry} 登记，证书 {certificate}',
  ],
  CollateralReleased: [
    'Collateral released by {releasedBy}: {reason}',
    '{releasedBy} 解押：{reason}',
  ],
  CollateralValued: [
    'Valued at {value}, lendable {lendable}, again by {reviewOn}',
    '认定价值 {value}，可贷额 {lendable}，{reviewOn} 前重估',
  ],
  CommitmentEnded: ['Commitment of {amount} ended', '承诺额度 {amount} 终止'],
  CommitteeConvened: [
    'Committee convened by {convenedBy}: {members}',
    '{convenedBy} 召集委员会：{members}',
  ],
  CommitteeResolved: [
    'Committee: {approve} for, {decline} against, {abstain} abstained',
    '委员会表决：同意 {approve}，反对 {decline}，弃权 {abstain}',
  ],
  ConditionEvidenced: [
    'Condition {conditionId} evidenced by {by}: {evidence}',
    '{by} 提交条件 {conditionId} 的证明：{evidence}',
  ],
  ConditionMet: ['Condition {conditionId} met, says {by}', '{by} 确认条件 {conditionId} 已落实'],
  ConditionWaived: [
    'Condition {conditionId} waived by {by}: {reason}',
    '{by} 豁免条件 {conditionId}：{reason}',
  ],
  CoverChanged: ['Free cover is {free}', '可用担保余额 {free}'],
  CreditBlocked: ['Credit blocked by {by}: {reason}', '{by} 冻结授信：{reason}'],
  CreditDrawn: ['The credit was drawn', '授信已提用'],
  CreditRulesApproved: [
    'Version {version} of the rules approved by {approvedBy}, in force from {from}',
    '{approvedBy} 批准规则第 {version} 版，{from} 起生效',
  ],
  CreditRulesDeclined: [
    'Version {version} of the rules declined by {declinedBy}: {reason}',
    '{declinedBy} 否决规则第 {version} 版：{reason}',
  ],
  CreditRulesDrafted: [
    'Version {version} of the rules drafted by {draftedBy}: {reason}',
    '{draftedBy} 起草规则第 {version} 版：{reason}',
  ],
  CreditUnblocked: ['Credit unblocked by {by}: {reason}', '{by} 解除授信冻结：{reason}'],
  DocumentRecorded: ['{title} of {issuedOn} recorded', '归档资料《{title}》，签发日 {issuedOn}'],
  DocumentRejected: [
    'Document rejected by {rejectedBy}: {reason}',
    '{rejectedBy} 退回资料：{reason}',
  ],
  DocumentVerified: ['Document verified by {verifiedBy}', '{verifiedBy} 核验资料'],
  EnhancementClosed: [
    'Request for security closed by {closedBy}: {reason}',
    '{closedBy} 结束增信要求：{reason}',
  ],
  EnquiryAnswered: [
    'Enquiry answered by {answeredBy}: {answer}',
    '{answeredBy} 答复咨询：{answer}',
  ],
  EnquiryApplied: ['Became the application {applicationId}', '转为申请 {applicationId}'],
  EnquiryClosed: [
    'Enquiry ended by {closedBy}, {outcome:End of an enquiry}: {reason}',
    '{closedBy} 结束咨询，{outcome:End of an enquiry}：{reason}',
  ],
  EnquiryRecorded: [
    'Asked about credit, to be answered by {ownerId} until {dueOn}: {need}',
    '咨询授信，由 {ownerId} 于 {dueOn} 前答复：{need}',
  ],
  EvidenceRejected: [
    'Evidence of condition {conditionId} rejected by {by}: {reason}',
    '{by} 退回条件 {conditionId} 的证明：{reason}',
  ],
  StraightThroughSet: [
    'Straight-through handling set by {by}: {reason}',
    '{by} 设定自动审批许可：{reason}',
  ],
  HandlingPrioritySet: [
    'Priority of handling set by {by}: {reason}',
    '{by} 设定办理优先级：{reason}',
  ],
  StepAssigned: [
    'Task “{task}” of the application given to {ownerId} until {dueOn} by {assignedBy}',
    '{assignedBy} 将申请待办“{task}”交由 {ownerId} 于 {dueOn} 前办理',
  ],
  CeilingApproved: [
    'Version {version} of the concentration limit approved by {approvedBy}: {most}',
    '{approvedBy} 批准集中度限额第 {version} 版：{most}',
  ],
  CeilingDeclined: [
    'Version {version} of the concentration limit declined by {declinedBy}: {reason}',
    '{declinedBy} 否决集中度限额第 {version} 版：{reason}',
  ],
  CeilingEndProposed: [
    '{proposedBy} proposes to end the concentration limit: {reason}',
    '{proposedBy} 提议终止集中度限额：{reason}',
  ],
  CeilingEnded: ['Concentration limit ended by {approvedBy}', '{approvedBy} 批准终止集中度限额'],
  CeilingFreed: [
    '{freed} of {applicationId} freed of the concentration limit: {reason}',
    '释放 {applicationId} 占用的集中度限额 {freed}：{reason}',
  ],
  CeilingProposed: [
    'Concentration limit of {most} proposed by {proposedBy}: {reason}',
    '{proposedBy} 提议集中度限额 {most}：{reason}',
  ],
  CeilingReserved: [
    'The concentration limit holds {reserved} for {applicationId}',
    '集中度限额为 {applicationId} 占用 {reserved}',
  ],
  LimitApproved: [
    'Version {version} of the limit approved by {approvedBy}',
    '{approvedBy} 批准限额第 {version} 版',
  ],
  LimitDeclined: [
    'Version {version} of the limit declined by {declinedBy}: {reason}',
    '{declinedBy} 否决限额第 {version} 版：{reason}',
  ],
  LimitProposed: [
    'Limit of {total} until {validUntil} proposed by {proposedBy}: {reason}',
    '{proposedBy} 提议限额 {total}，至 {validUntil}：{reason}',
  ],
  LimitReleased: [
    'Reservation of {applicationId} released, {leaving} remain: {reason}',
    '释放 {applicationId} 占用，余 {leaving}：{reason}',
  ],
  LimitReserved: ['{reserved} reserved for {applicationId}', '为 {applicationId} 预占 {reserved}'],
  PolicyApproved: [
    'Version {version} of the policy {policyId} approved by {approvedBy}, in force from {from}',
    '{approvedBy} 批准信贷政策 {policyId} 第 {version} 版，{from} 起生效',
  ],
  PolicyDeclined: [
    'Version {version} of the policy {policyId} declined by {declinedBy}: {reason}',
    '{declinedBy} 否决信贷政策 {policyId} 第 {version} 版：{reason}',
  ],
  PolicyDrafted: [
    'Version {version} of the policy {policyId} drafted by {draftedBy}: {reason}',
    '{draftedBy} 起草信贷政策 {policyId} 第 {version} 版：{reason}',
  ],
  PolicyEnded: [
    'Policy {policyId} ended by {approvedBy} from {from}: {reason}',
    '{approvedBy} 自 {from} 起终止信贷政策 {policyId}：{reason}',
  ],
  PolicyEndDrafted: [
    'End of the policy {policyId} drafted by {draftedBy}: {reason}',
    '{draftedBy} 提出终止信贷政策 {policyId}：{reason}',
  ],
  ReleaseAsked: ['Release asked for by {askedBy}: {reason}', '{askedBy} 申请解押：{reason}'],
  ReleaseDeclined: [
    'Release declined by {declinedBy}: {reason}',
    '{declinedBy} 否决解押：{reason}',
  ],
  RiskClassAssigned: [
    'Risk class {riskClass:Risk class} assigned by {by}: {reason}',
    '{by} 认定风险等级为{riskClass:Risk class}：{reason}',
  ],
  SegmentNoted: ['Segment for credit noted', '更新授信客群'],
  DiscountGranted: [
    '{takes} off the rate of the next loan, until {until}',
    '下一笔贷款利率优惠 {takes}，有效期至 {until}',
  ],
  DiscountUsed: ['Discount used for {applicationId}', '利率优惠已用于 {applicationId}'],
  SecurityAsked: [
    'Security of {amount} asked for until {dueOn}: {reason}',
    '要求于 {dueOn} 前增信 {amount}：{reason}',
  ],
  SecurityRefused: ['Security refused: {reason}', '拒绝增信：{reason}'],
  VoteCast: [
    '{member} voted {vote:Vote in the credit committee}: {comment}',
    '{member} 表决{vote:Vote in the credit committee}：{comment}',
  ],
};
