import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Whether it is known whose a message is. */
export const MessageState = defineCodes(
  { en: 'State of a message', zh: '来信状态' },
  {
    unfiled: { en: 'To be filed', zh: '待归档' },
    filed: { en: 'Filed', zh: '已归入客户' },
    setAside: { en: 'Set aside', zh: '与客户无关' },
  },
);
export type MessageState = CodeOf<typeof MessageState>;
