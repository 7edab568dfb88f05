import { defineRefusals } from '#kernel';

export const campaignRefusals = defineRefusals({
  CampaignDaysReversed: {
    en: 'The last day of the campaign is before the first.',
    zh: '活动结束日期早于开始日期',
    status: 422,
  },
  CampaignInPast: {
    en: 'The campaign would be in the past.',
    zh: '活动日期不能早于今天',
    status: 422,
  },
  CampaignTargetUnknown: {
    en: 'The taxonomy has no such place.',
    zh: '该分类维度没有此取值',
    status: 422,
  },
  CampaignBegun: { en: 'The invitations went out already.', zh: '邀请已发出' },
  CampaignNotBegun: { en: 'No invitation went out yet.', zh: '尚未发出邀请' },
  CampaignOver: { en: 'The campaign is closed or cancelled.', zh: '活动已结束或已取消' },
  CampaignNotHeld: {
    en: 'The campaign cannot be closed before it is held.',
    zh: '活动举办前不得结束',
  },
});
