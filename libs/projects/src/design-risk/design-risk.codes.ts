import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Where a risk of a project comes from (J-20). */
export const DesignRiskKind = defineCodes(
  { en: 'Risk of a project', zh: '项目风险类别' },
  {
    market: { en: 'Market', zh: '市场风险' },
    credit: { en: 'Credit', zh: '项目信用风险' },
    operational: { en: 'Operation', zh: '运营风险' },
    completion: { en: 'Completion', zh: '完工风险' },
    supply: { en: 'Supply', zh: '供应风险' },
    environmental: { en: 'Environment', zh: '环境风险' },
  },
);
export type DesignRiskKind = CodeOf<typeof DesignRiskKind>;

/** What is done about a risk (J-23). */
export const DesignRiskResponse = defineCodes(
  { en: 'Response to a risk', zh: '风险应对策略' },
  {
    avoid: { en: 'Avoid it', zh: '规避' },
    reduce: { en: 'Reduce it', zh: '降低' },
    transfer: { en: 'Transfer it', zh: '转移' },
    accept: { en: 'Accept it', zh: '接受' },
  },
);
export type DesignRiskResponse = CodeOf<typeof DesignRiskResponse>;

/** How grave a risk is, by severity times likelihood. */
export const DesignRiskBand = defineCodes(
  { en: 'Band of a risk', zh: '风险等级区间' },
  {
    low: { en: 'Low: up to 4', zh: '低（4分及以下）', from: 1 },
    medium: { en: 'Medium: 5 to 9', zh: '中（5至9分）', from: 5 },
    high: { en: 'High: 10 to 14', zh: '高（10至14分）', from: 10 },
    extreme: { en: 'Extreme: from 15', zh: '极高（15分及以上）', from: 15 },
  },
);
export type DesignRiskBand = CodeOf<typeof DesignRiskBand>;

/** The band of a score. */
export const bandOf = (score: number): DesignRiskBand =>
  DesignRiskBand.all.findLast((band) => score >= DesignRiskBand(band).from) ?? 'low';
