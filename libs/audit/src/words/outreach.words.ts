import type { EventWords } from './sentence.js';

/** What is said of leads, campaigns and guests. */
export const outreachWords: EventWords = {
  LeadRecorded: [
    'Lead recorded, source {source:Source of a lead}',
    '登记线索，来源{source:Source of a lead}',
  ],
  LeadMigrated: [
    'Lead taken over, source {source:Source of a lead}, last talk on {contact.contactedOn}',
    '迁移线索，来源{source:Source of a lead}，最近联系日期 {contact.contactedOn}',
  ],
  LeadAssigned: ['Lead given to {managerId}', '线索分配给 {managerId}'],
  LeadPlaced: ['Lead follows its unit', '线索随机构调整'],
  LeadContacted: [
    'Spoken with on {contactedOn} ({channel:Channel of a talk with a lead}): {outcome:Outcome of a talk with a lead}',
    '{contactedOn} 联系线索（{channel:Channel of a talk with a lead}）：{outcome:Outcome of a talk with a lead}',
  ],
  LeadQualified: [
    'Lead qualified, score {score}: {reason}',
    '线索确认为商机，评分 {score}：{reason}',
  ],
  LeadConverted: ['Lead became a client[, {clientId}]', '线索转为客户[ {clientId}]'],
  LeadLost: [
    'Lead lost, {code:Reason a lead was lost}: {reason}',
    '线索流失，{code:Reason a lead was lost}：{reason}',
  ],
  CampaignPlanned: [
    '{kind:Kind of campaign} planned for {heldOn}: {title}',
    '策划{kind:Kind of campaign}，日期 {heldOn}：{title}',
  ],
  CampaignInviting: [
    'Invitations go out to {target.taxonomy:Taxonomy of clients} {target.value}',
    '向{target.taxonomy:Taxonomy of clients} {target.value} 的客户发出邀请',
  ],
  CampaignClosed: ['Campaign closed, cost {spent}: {result}', '活动结束，费用 {spent}：{result}'],
  CampaignCancelled: ['Campaign cancelled: {reason}', '活动取消：{reason}'],
  GuestInvited: ['Invited to {occasion.title}', '受邀参加 {occasion.title}'],
  GuestHeldBack: [
    'Not invited: {because:Reason a client is not invited}',
    '未邀请：{because:Reason a client is not invited}',
  ],
  GuestAnswered: [
    'Answer to the invitation: {answer:State of a guest}',
    '邀请答复：{answer:State of a guest}',
  ],
  AttendanceNoted: [
    '{occasion.title}: {presence:State of a guest}',
    '{occasion.title}：{presence:State of a guest}',
  ],
  GuestFollowedUp: [
    'Followed up, {outcome:Outcome of a follow-up}: {note}',
    '活动跟进，{outcome:Outcome of a follow-up}：{note}',
  ],
};
