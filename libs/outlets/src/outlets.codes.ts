import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How far an outlet has come. */
export const OutletStatus = defineCodes(
  { en: 'Status of an outlet', zh: '事件出口状态' },
  {
    requested: { en: 'Requested', zh: '待审批' },
    active: { en: 'Active', zh: '已启用' },
    suspended: { en: 'Suspended', zh: '已暂停' },
    declined: { en: 'Declined', zh: '已拒绝' },
    closed: { en: 'Closed', zh: '已关闭' },
  },
);
export type OutletStatus = CodeOf<typeof OutletStatus>;

/** What an outlet gets of a field. */
export const FieldTreatment = defineCodes(
  { en: 'Treatment of a field', zh: '字段处理方式' },
  {
    masked: { en: 'Masked: *** in its place', zh: '脱敏：以 *** 代替' },
    encrypted: { en: 'Encrypted for the service alone (JWE)', zh: '加密：仅接收方可解密（JWE）' },
    absent: { en: 'Absent', zh: '不提供' },
  },
);
export type FieldTreatment = CodeOf<typeof FieldTreatment>;

/** How far a webhook has come. */
export const WebhookStatus = defineCodes(
  { en: 'Status of a webhook', zh: 'Webhook 状态' },
  {
    unconfirmed: { en: 'Not confirmed yet', zh: '待验证' },
    active: { en: 'Active', zh: '已启用' },
    paused: { en: 'Paused', zh: '已暂停' },
    gone: { en: 'Ended by its receiver', zh: '接收方已终止' },
    removed: { en: 'Removed', zh: '已删除' },
  },
);
export type WebhookStatus = CodeOf<typeof WebhookStatus>;

/** What became of an event that a webhook sends. */
export const DeliveryStatus = defineCodes(
  { en: 'Status of a delivery', zh: '投递状态' },
  {
    delivered: { en: 'Delivered', zh: '已送达' },
    waiting: { en: 'To be sent again', zh: '待重试' },
    dead: { en: 'Given up', zh: '已放弃' },
  },
);
export type DeliveryStatus = CodeOf<typeof DeliveryStatus>;

/** What became of a command that an assistant has written. */
export const DraftStatus = defineCodes(
  { en: 'Status of a draft', zh: '草稿状态' },
  {
    open: { en: 'Awaits its person', zh: '待本人确认' },
    sent: { en: 'Sent', zh: '已提交' },
  },
);
export type DraftStatus = CodeOf<typeof DraftStatus>;
