import type { EventWords } from './sentence.js';

/** What is said of those who get events. */
export const outletWords: EventWords = {
  OutletRequested: [
    'Outlet {name} requested for {serviceId}: {purpose}',
    '为 {serviceId} 申请事件出口{name}：{purpose}',
  ],
  OutletApproved: ['Outlet approved by {approvedBy}', '{approvedBy} 批准事件出口'],
  OutletDeclined: [
    'Outlet declined by {declinedBy}: {reason}',
    '{declinedBy} 拒绝事件出口：{reason}',
  ],
  OutletNarrowed: ['Outlet narrowed: {reason}', '事件出口范围缩小：{reason}'],
  OutletWideningProposed: [
    'Widening proposed by {proposedBy}: {reason}',
    '{proposedBy} 提议扩大范围：{reason}',
  ],
  OutletWidened: ['Widening approved by {approvedBy}', '{approvedBy} 批准扩大范围'],
  OutletWideningDeclined: [
    'Widening declined by {declinedBy}: {reason}',
    '{declinedBy} 拒绝扩大范围：{reason}',
  ],
  OutletSuspended: ['Outlet suspended: {reason}', '事件出口暂停：{reason}'],
  OutletResumed: ['Outlet resumed: {reason}', '事件出口恢复：{reason}'],
  OutletClosed: ['Outlet closed: {reason}', '事件出口关闭：{reason}'],
  WebhookRegistered: [
    'Webhook {url} registered for {serviceId}',
    '为 {serviceId} 登记 Webhook {url}',
  ],
  WebhookConfirmed: ['Webhook confirmed', 'Webhook 已验证'],
  WebhookPaused: ['Webhook paused: {reason}', 'Webhook 暂停：{reason}'],
  WebhookResumed: ['Webhook resumed: {reason}', 'Webhook 恢复：{reason}'],
  WebhookSecretRotated: ['Webhook secret {version} signs', 'Webhook 启用第 {version} 个密钥'],
  WebhookReplayed: ['Sent again after {after}: {reason}', '自位置 {after} 起重放：{reason}'],
  WebhookGone: ['The receiver wants no more', '接收方终止接收'],
  WebhookRemoved: ['Webhook removed: {reason}', 'Webhook 删除：{reason}'],
};
