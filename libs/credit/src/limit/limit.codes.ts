import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Whose limit it is (E-08). */
export const LimitHolder = defineCodes(
  { en: 'Holder of a limit', zh: '额度主体' },
  {
    client: { en: 'Client', zh: '单一客户' },
    group: { en: 'Group of clients', zh: '集团客户' },
  },
);
export type LimitHolder = CodeOf<typeof LimitHolder>;
