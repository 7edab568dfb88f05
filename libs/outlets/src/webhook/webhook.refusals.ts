import { defineRefusals } from '#kernel';

export const webhookRefusals = defineRefusals({
  OutletUnknown: {
    en: 'There is no such active outlet of yours.',
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
    en: 'The receiver did not answer the challenge with its value.',
    zh: '接收方未正确应答验证请求',
    status: 422,
  },
  AddressNotAllowed: {
    en: 'Webhooks go to public addresses over https only, and to private networks that are allowed.',
    zh: 'Webhook 仅可发送至 https 公网地址或已允许的内网网段',
    status: 422,
  },
});
