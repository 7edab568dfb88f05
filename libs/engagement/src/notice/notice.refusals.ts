import { defineRefusals } from '#kernel';

export const noticeRefusals = defineRefusals({
  ConsentMissing: {
    en: 'The client has not agreed to hear of this topic.',
    zh: '客户未同意接收该主题的通知',
  },
  NoticeNotSent: {
    en: 'The notice went to no gateway: it has no address, or waits for the digest.',
    zh: '通知无联系地址或待汇总，未交渠道发送',
  },
});
