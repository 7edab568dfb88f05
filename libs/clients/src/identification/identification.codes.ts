import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The four steps by which clients are identified (B-01), in their order. */
export const IdentificationStage = defineCodes(
  { en: 'Stage of identification', zh: '客户识别阶段' },
  {
    research: { en: 'Market research and analysis', zh: '市场调研与分析' },
    gathering: { en: 'Gathering of information', zh: '信息收集与整理' },
    screening: { en: 'Assessment of risk and screening', zh: '风险评估与筛选' },
    communication: { en: 'Communication in depth', zh: '深度沟通与交流' },
  },
);
export type IdentificationStage = CodeOf<typeof IdentificationStage>;

/** The six standards by which clients are identified (B-02). */
export const IdentificationStandard = defineCodes(
  { en: 'Standard of identification', zh: '客户识别标准' },
  {
    industryPosition: { en: 'Position of the industry', zh: '行业定位' },
    operatingStability: { en: 'Stability of operation', zh: '经营稳定性' },
    creditStanding: { en: 'Credit standing', zh: '信用状况' },
    solvency: { en: 'Ability to repay', zh: '偿债能力' },
    potential: { en: 'Potential of cooperation', zh: '合作潜力' },
    contribution: { en: 'Overall contribution', zh: '综合贡献度' },
  },
);
export type IdentificationStandard = CodeOf<typeof IdentificationStandard>;

/** How a score was found (B-03). */
export const ClassificationMethod = defineCodes(
  { en: 'Method of classification', zh: '客户分类方法' },
  {
    behaviour: { en: 'Analysis of behaviour', zh: '行为分析' },
    needs: { en: 'Analysis of needs', zh: '需求分析挖掘' },
    creditAssessment: { en: 'Credit assessment', zh: '信用评估' },
  },
);
export type ClassificationMethod = CodeOf<typeof ClassificationMethod>;

/** What identification comes to. */
export const IdentificationOutcome = defineCodes(
  { en: 'Outcome of identification', zh: '客户识别结论' },
  {
    target: { en: 'Target client', zh: '目标客户' },
    deferred: { en: 'To be looked at again', zh: '暂缓' },
    rejected: { en: 'No target', zh: '非目标客户' },
  },
);
export type IdentificationOutcome = CodeOf<typeof IdentificationOutcome>;
