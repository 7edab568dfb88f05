import { defineRefusals } from '#kernel';

export const noticeRefusals = defineRefusals({
  TemplateNotInForce: {
    en: 'There is no such template in force.',
    zh: '没有使用中的该通知模板',
    status: 422,
  },
  NoticeTooLong: {
    en: 'With these values the notice is longer than 4000 characters, or its subject than 200.',
    zh: '填入取值后通知正文超过 4000 字或标题超过 200 字',
    status: 422,
  },
  ConsentMissing: {
    en: 'The client has not agreed to hear of this topic.',
    zh: '客户未同意接收该主题的通知',
  },
  TopicOfSystem: {
    en: 'Notices of this topic are sent by the system only.',
    zh: '该主题的通知仅由系统发送',
    status: 422,
  },
  NoticeNotSent: {
    en: 'The notice was not sent: it has no address, or waits for the digest.',
    zh: '通知未发送：无联系地址或待汇总',
  },
});
