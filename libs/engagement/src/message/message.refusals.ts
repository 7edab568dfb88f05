import { defineRefusals } from '#kernel';

export const messageRefusals = defineRefusals({
  MessageFiledAlready: { en: 'The message has already been filed.', zh: '来信已归入客户' },
  MessageInFuture: {
    en: 'The message was sent in the future.',
    zh: '来信时间晚于当前时间',
    status: 422,
  },
  MailUnreadable: {
    en: 'This is not a readable mail message: it has no sender, or it is too large.',
    zh: '无法解析邮件：缺少发件人或超出大小限制',
    status: 422,
  },
});
