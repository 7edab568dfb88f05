import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How concentrated exposures are. */
export const ConcentrationBand = defineCodes(
  { en: 'Degree of concentration', zh: '集中度区间' },
  {
    low: { en: 'Low', zh: '低' },
    medium: { en: 'Medium', zh: '中' },
    high: { en: 'High', zh: '高' },
  },
);
export type ConcentrationBand = CodeOf<typeof ConcentrationBand>;

/** What exposures may be concentrated in (J-16, J-24). */
export const ConcentrationDimension = defineCodes(
  { en: 'Dimension of concentration', zh: '集中度维度' },
  {
    client: { en: 'Client', zh: '单一客户' },
    group: { en: 'Group', zh: '集团客户' },
    industry: { en: 'Industry', zh: '行业' },
    region: { en: 'Region', zh: '地区' },
    product: { en: 'Product', zh: '产品' },
  },
);
export type ConcentrationDimension = CodeOf<typeof ConcentrationDimension>;
