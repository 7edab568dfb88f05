import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** What a client is thought of for, once a year (G-17). What is personal needs consent. */
export const CareOccasion = defineCodes<
  'birthday' | 'founding' | 'cooperation',
  Labels & { readonly personal: boolean }
>(
  { en: 'Occasion of care', zh: '客户关怀事由' },
  {
    birthday: { en: 'Birthday', zh: '生日', personal: true },
    founding: { en: 'Day of foundation', zh: '企业成立纪念日', personal: false },
    cooperation: { en: 'Anniversary of the cooperation', zh: '合作周年', personal: false },
  },
);
export type CareOccasion = CodeOf<typeof CareOccasion>;
