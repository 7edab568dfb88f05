import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How far a notice has come. */
export const NoticeState = defineCodes(
  { en: 'State of a notice', zh: '通知状态' },
  {
    ready: { en: 'Waits for the gateway of its channel', zh: '待发送' },
    unaddressed: { en: 'The client has no address', zh: '客户无联系地址' },
    delivered: { en: 'Delivered', zh: '已送达' },
    failed: { en: 'Not delivered', zh: '发送失败' },
  },
);
export type NoticeState = CodeOf<typeof NoticeState>;
