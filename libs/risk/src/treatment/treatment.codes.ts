import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How much risk a client is at present: by the gravest warning, or by its grade without one. */
export const RiskBand = defineCodes(
  { en: 'Level of risk', zh: '风险层级' },
  {
    low: { en: 'Low: a good grade, nothing stands', zh: '低风险（评级良好、无预警）' },
    yellow: { en: 'Yellow: attention', zh: '黄色（关注）' },
    orange: { en: 'Orange: concern', zh: '橙色（警示）' },
    red: { en: 'Red: danger', zh: '红色（危险）' },
  },
);
export type RiskBand = CodeOf<typeof RiskBand>;
