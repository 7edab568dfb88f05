import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a debt service cover means for a project. */
export const CoverZone = defineCodes(
  { en: 'Zone of debt service cover', zh: '偿债覆盖率区间' },
  {
    onPlan: { en: 'As planned', zh: '达到计划' },
    belowPlan: { en: 'Below plan', zh: '低于计划' },
    lockUp: { en: 'Distributions locked up', zh: '限制分红' },
    default: { en: 'Default of cover', zh: '触发违约' },
  },
);
export type CoverZone = CodeOf<typeof CoverZone>;
