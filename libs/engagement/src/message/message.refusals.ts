import { defineRefusals } from '#kernel';

export const messageRefusals = defineRefusals({
  MessageFiledAlready: { en: 'The message is filed already.', zh: '来信已归入客户' },
  MessageInFuture: {
    en: 'The message was sent after now.',
    zh: '来信时间晚于当前时间',
    status: 422,
  },
  MailUnreadable: {
    en: 'This is no mail: it names no sender, or its size is beyond what is read.',
    zh: '无法解析邮件：缺少发件人或超出大小限制',
    status: 422,
  },
});
