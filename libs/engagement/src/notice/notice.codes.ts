import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How far a notice has come. */
export const NoticeState = defineCodes(
  { en: 'State of a notice', zh: '通知状态' },
  {
    offered: { en: 'Waits for the limit of the week', zh: '待核对每周上限' },
    ready: { en: 'Waits for the gateway of its channel', zh: '待发送' },
    unaddressed: { en: 'The client has no address', zh: '客户无联系地址' },
    held: { en: 'Waits for the digest of the week', zh: '待汇总发送' },
    delivered: { en: 'Delivered', zh: '已送达' },
    read: { en: 'Read', zh: '已阅读' },
    failed: { en: 'Not delivered', zh: '发送失败' },
  },
);
export type NoticeState = CodeOf<typeof NoticeState>;

/** Why a notice waits for the digest. */
export const HoldReason = defineCodes(
  { en: 'Why a notice waits', zh: '汇总原因' },
  {
    wished: { en: 'The client wishes a digest', zh: '客户希望汇总接收' },
    enough: { en: 'The client has heard enough this week', zh: '本周发送已达上限' },
  },
);
export type HoldReason = CodeOf<typeof HoldReason>;
