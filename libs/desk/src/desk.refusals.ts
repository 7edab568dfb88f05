import { defineRefusals } from '#kernel';

export const deskRefusals = defineRefusals({
  NotYourDay: {
    en: 'Nobody orders the day of somebody else.',
    zh: '只能为本人订阅每日邮件',
    status: 403,
  },
  NobodyToSample: {
    en: 'You see no client that could be drawn.',
    zh: '您可见范围内没有可抽取的客户',
    status: 422,
  },
});
