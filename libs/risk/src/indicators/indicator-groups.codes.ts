import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The four groups of indicators (企業級貸款業務的客戶關系管理方案, 7.1). */
export const IndicatorGroup = defineCodes(
  { en: 'Group of indicators', zh: '指标类别' },
  {
    financial: { en: 'Financial', zh: '财务指标' },
    operating: { en: 'Operating', zh: '经营指标' },
    market: { en: 'Market', zh: '市场变化指标' },
    industry: { en: 'Industry', zh: '行业发展指标' },
  },
);
export type IndicatorGroup = CodeOf<typeof IndicatorGroup>;

/** What the value of an indicator is counted in. */
export const IndicatorUnit = defineCodes(
  { en: 'Unit of an indicator', zh: '指标单位' },
  {
    ratio: { en: 'Ratio', zh: '比率' },
    logarithm: { en: 'Natural logarithm of a ratio', zh: '比率的自然对数' },
    years: { en: 'Years', zh: '年' },
    days: { en: 'Days', zh: '天' },
    count: { en: 'Count', zh: '个数' },
    points: { en: 'Points', zh: '分值' },
    deviations: { en: 'Robust standard deviations', zh: '稳健标准差' },
  },
);
export type IndicatorUnit = CodeOf<typeof IndicatorUnit>;

/** What is known of an indicator on a day. */
export const IndicatorState = defineCodes(
  { en: 'State of an indicator', zh: '指标状态' },
  {
    known: { en: 'Known', zh: '已知' },
    missing: { en: 'Not known, or too old', zh: '缺失或已过期' },
    none: { en: 'Nothing to observe', zh: '无观察对象' },
  },
);
export type IndicatorState = CodeOf<typeof IndicatorState>;
