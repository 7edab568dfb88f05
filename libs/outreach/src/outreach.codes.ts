import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';
import type { NoticeTopic } from '#engagement';

/** How the bank heard of somebody who may become a client (B-20). */
export const LeadSource = defineCodes(
  { en: 'Source of a lead', zh: '线索来源' },
  {
    referral: { en: 'Referred by a client', zh: '客户推荐' },
    campaign: { en: 'Campaign', zh: '营销活动' },
    branch: { en: 'Branch', zh: '网点' },
    website: { en: 'Website', zh: '官方网站' },
    app: { en: 'App', zh: '移动应用' },
    fair: { en: 'Fair or congress', zh: '展会与行业活动' },
    partner: { en: 'Partner', zh: '合作伙伴' },
    publicSource: { en: 'Public source', zh: '公开信息' },
    purchased: { en: 'List of contacts', zh: '外部名单' },
  },
);
export type LeadSource = CodeOf<typeof LeadSource>;

/** How far a lead has come. */
export const LeadState = defineCodes(
  { en: 'State of a lead', zh: '线索状态' },
  {
    open: { en: 'Nobody has spoken with it', zh: '待联系' },
    contacted: { en: 'Contacted', zh: '已联系' },
    qualified: { en: 'Qualified', zh: '已确认为商机' },
    converted: { en: 'Became a client', zh: '已转为客户' },
    lost: { en: 'Lost', zh: '已流失' },
  },
);
export type LeadState = CodeOf<typeof LeadState>;

/** What a client has to do with a lead. */
export const LeadTie = defineCodes(
  { en: 'Tie of a client to a lead', zh: '客户与线索的关系' },
  {
    referrer: { en: 'Recommended the bank', zh: '推荐本行的客户' },
    became: { en: 'Is what the lead became', zh: '由线索转化的客户' },
  },
);
export type LeadTie = CodeOf<typeof LeadTie>;

/** How somebody spoke with a lead. */
export const LeadChannel = defineCodes(
  { en: 'Channel of a talk with a lead', zh: '线索联系渠道' },
  {
    mobile: { en: 'Mobile phone', zh: '移动电话' },
    telephone: { en: 'Fixed telephone', zh: '固定电话' },
    visit: { en: 'Visit', zh: '拜访' },
    email: { en: 'E-mail', zh: '电子邮件' },
    wechat: { en: 'WeChat', zh: '微信' },
    event: { en: 'Event', zh: '活动现场' },
    branch: { en: 'At the branch', zh: '网点' },
  },
);
export type LeadChannel = CodeOf<typeof LeadChannel>;

/** What came of a talk with a lead. */
export const ContactOutcome = defineCodes(
  { en: 'Outcome of a talk with a lead', zh: '线索联系结果' },
  {
    unreached: { en: 'Not reached', zh: '未接通' },
    callBack: { en: 'To be called again', zh: '约定再联系' },
    interested: { en: 'Interested', zh: '有意向' },
    agreed: { en: 'Agreed to the offer', zh: '接受所推产品' },
    refused: { en: 'Not interested', zh: '无意向' },
  },
);
export type ContactOutcome = CodeOf<typeof ContactOutcome>;

/** What an earlier campaign had come to with the same contact. */
export const FormerOutcome = defineCodes(
  { en: 'Outcome of an earlier campaign', zh: '以往活动结果' },
  {
    none: { en: 'Not approached before', zh: '此前未联系' },
    failure: { en: 'No success', zh: '未成功' },
    success: { en: 'Success', zh: '成功' },
  },
);
export type FormerOutcome = CodeOf<typeof FormerOutcome>;

/** Why a lead comes to nothing. */
export const LeadLoss = defineCodes(
  { en: 'Reason a lead was lost', zh: '线索流失原因' },
  {
    noInterest: { en: 'Not interested', zh: '无意向' },
    noNeed: { en: 'No need for credit', zh: '无融资需求' },
    notEligible: { en: 'Not eligible', zh: '不符合准入条件' },
    otherBank: { en: 'Another bank', zh: '选择其他银行' },
    unreachable: { en: 'Cannot be reached', zh: '无法联系' },
  },
);
export type LeadLoss = CodeOf<typeof LeadLoss>;

interface Topical extends Labels {
  /** What an invited client must have agreed to hear of. */
  readonly topic: NoticeTopic;
}

/** What the bank invites clients to (G-07, and 推广活动 of the mass market). */
export const CampaignKind = defineCodes<
  'salon' | 'seminar' | 'lecture' | 'productPromotion' | 'riskEducation' | 'offer',
  Topical
>(
  { en: 'Kind of campaign', zh: '活动类型' },
  {
    salon: { en: 'Client salon', zh: '客户沙龙', topic: 'event' },
    seminar: { en: 'Business seminar', zh: '业务研讨会', topic: 'event' },
    lecture: { en: 'Lecture on finance', zh: '金融知识讲座', topic: 'event' },
    productPromotion: { en: 'Product presentation', zh: '产品推介会', topic: 'event' },
    riskEducation: { en: 'Lecture on risk', zh: '风险教育讲座', topic: 'event' },
    offer: { en: 'Offer of a product', zh: '推广活动', topic: 'product' },
  },
);
export type CampaignKind = CodeOf<typeof CampaignKind>;

/** Where a campaign stands. */
export const CampaignState = defineCodes(
  { en: 'State of a campaign', zh: '活动状态' },
  {
    planned: { en: 'Planned', zh: '已策划' },
    inviting: { en: 'Guests are invited', zh: '邀请中' },
    closed: { en: 'Closed with a result', zh: '已结束' },
    cancelled: { en: 'Cancelled', zh: '已取消' },
  },
);
export type CampaignState = CodeOf<typeof CampaignState>;

/** Where a client stands with a campaign. */
export const GuestState = defineCodes(
  { en: 'State of a guest', zh: '受邀客户状态' },
  {
    heldBack: { en: 'Not invited', zh: '未邀请' },
    invited: { en: 'Invited', zh: '已邀请' },
    accepted: { en: 'Accepted', zh: '已接受' },
    declined: { en: 'Declined', zh: '已婉拒' },
    attended: { en: 'Attended', zh: '已出席' },
    missed: { en: 'Did not come', zh: '未出席' },
    followedUp: { en: 'Followed up', zh: '已跟进' },
  },
);
export type GuestState = CodeOf<typeof GuestState>;

/** Why a client of the target group is not invited. */
export const HeldBackReason = defineCodes(
  { en: 'Reason a client is not invited', zh: '未邀请原因' },
  {
    noConsent: { en: 'It did not agree to hear of this', zh: '未授权接收此类信息' },
    tooOften: { en: 'It was invited often enough', zh: '近期邀请已达上限' },
    full: { en: 'There is no more room', zh: '名额已满' },
    merged: { en: 'Its record was merged', zh: '客户档案已合并' },
  },
);
export type HeldBackReason = CodeOf<typeof HeldBackReason>;

/** What a talk after a campaign came to. */
export const FollowUpOutcome = defineCodes(
  { en: 'Outcome of a follow-up', zh: '跟进结果' },
  {
    needFound: { en: 'A need was found', zh: '发现融资需求' },
    moreInformation: { en: 'It wants to know more', zh: '希望进一步了解' },
    noInterest: { en: 'No interest', zh: '无意向' },
    unreachable: { en: 'Not reached', zh: '未联系上' },
  },
);
export type FollowUpOutcome = CodeOf<typeof FollowUpOutcome>;
