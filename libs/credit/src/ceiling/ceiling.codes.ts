import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a ceiling is on (J-24). */
export const CeilingDimension = defineCodes(
  { en: 'Dimension of a concentration limit', zh: '集中度限额维度' },
  {
    industry: { en: 'Industry', zh: '行业' },
    region: { en: 'Region', zh: '地区' },
    product: { en: 'Product', zh: '产品' },
  },
);
export type CeilingDimension = CodeOf<typeof CeilingDimension>;
