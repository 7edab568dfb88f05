import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What no figure says of a client, and people judge (企業級貸款業務的客戶關系管理方案, 7.3). */
export const QualityCriterion = defineCodes(
  { en: 'Qualitative criterion', zh: '定性评价维度' },
  {
    management: { en: 'Experience of the management', zh: '管理层经验与能力' },
    governance: { en: 'Governance and internal control', zh: '公司治理与内部控制' },
    position: { en: 'Position in the market', zh: '市场地位' },
    transparency: { en: 'Openness to the bank', zh: '信息透明度' },
    outlook: { en: 'Outlook of the business', zh: '经营前景' },
  },
);
export type QualityCriterion = CodeOf<typeof QualityCriterion>;
