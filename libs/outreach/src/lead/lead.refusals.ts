import { defineRefusals } from '#kernel';

export const leadRefusals = defineRefusals({
  LeadOver: {
    en: 'The lead has become a client or is lost.',
    zh: '该线索已转为客户或已流失',
  },
  LeadTooWeak: {
    en: 'The score of the lead is below the least that qualifies.',
    zh: '线索评分未达到确认标准',
  },
  LeadNotQualified: {
    en: 'The lead is not qualified.',
    zh: '线索尚未确认为商机',
  },
  LeadTalkInFuture: {
    en: 'The talk with the lead is in the future.',
    zh: '联系日期不能晚于今天',
    status: 422,
  },
  ReferralWithoutClient: {
    en: 'A referral names the client that recommended the bank.',
    zh: '客户推荐须注明推荐客户',
    status: 422,
  },
  CampaignUnknown: { en: 'There is no such campaign.', zh: '活动不存在', status: 422 },
  LeadUnitUnknown: { en: 'There is no such unit.', zh: '机构不存在', status: 422 },
  LeadManagerUnknown: {
    en: 'Nobody of this id manages relationships.',
    zh: '客户经理不存在或不在岗',
    status: 422,
  },
});
