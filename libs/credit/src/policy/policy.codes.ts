import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Whether there is new credit under a policy. */
export const NewCredit = defineCodes(
  { en: 'New credit under a policy', zh: '信贷政策导向' },
  {
    open: { en: 'Open', zh: '支持' },
    reviewed: { en: 'Only after a risk review', zh: '审慎，须经风险审查' },
    stopped: { en: 'None', zh: '禁止新增' },
  },
);
export type NewCredit = CodeOf<typeof NewCredit>;
