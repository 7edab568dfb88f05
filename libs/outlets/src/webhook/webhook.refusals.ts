import { defineRefusals } from '#kernel';

export const webhookRefusals = defineRefusals({
  OutletUnknown: {
    en: 'You have no active outlet with this id.',
    zh: '不存在属于您的有效事件出口',
    status: 422,
  },
  WebhookNotActive: { en: 'The webhook is not active.', zh: '该 Webhook 未启用' },
  WebhookNotPaused: { en: 'The webhook is not paused.', zh: '该 Webhook 未暂停' },
  WebhookIsOver: { en: 'The webhook has ended.', zh: '该 Webhook 已终止' },
  WebhookNotYours: {
    en: 'The webhook belongs to another service.',
    zh: '该 Webhook 属于其他系统服务',
    status: 403,
  },
  ChallengeFailed: {
    en: 'The receiver did not echo the challenge.',
    zh: '接收方未正确应答验证请求',
    status: 422,
  },
  AddressNotAllowed: {
    en: 'Webhooks may only go to public addresses over https, and to permitted private networks.',
    zh: 'Webhook 仅可发送至 https 公网地址或已允许的内网网段',
    status: 422,
  },
});
