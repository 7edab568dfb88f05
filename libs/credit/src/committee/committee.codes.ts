import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How a member of the credit committee votes. */
export const CommitteeVote = defineCodes(
  { en: 'Vote in the credit committee', zh: '贷审会表决' },
  {
    approve: { en: 'In favour', zh: '同意' },
    decline: { en: 'Against', zh: '不同意' },
    abstain: { en: 'Abstains', zh: '弃权' },
  },
);
export type CommitteeVote = CodeOf<typeof CommitteeVote>;

/** What the credit committee has resolved. */
export const Resolution = defineCodes(
  { en: 'Resolution of the credit committee', zh: '贷审会决议' },
  {
    approve: { en: 'To grant the credit', zh: '同意授信' },
    decline: { en: 'Not to grant the credit', zh: '不同意授信' },
  },
);
export type Resolution = CodeOf<typeof Resolution>;
