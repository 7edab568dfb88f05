import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/**
 * The taxonomies whose criteria the bank may change by itself. The demographic group is not among
 * them: what is known of a person is not gone through for a trial.
 */
export const CriteriaTaxonomy = defineCodes(
  { en: 'Taxonomy with criteria', zh: '可调整标准的分类维度' },
  {
    relationshipType: { en: 'Relationship type', zh: '客户关系类型' },
    marketingGroup: { en: 'Marketing group', zh: '营销客户分组' },
    serviceTier: { en: 'Service tier', zh: '服务分层' },
    creditGrade: { en: 'Credit grade', zh: '信用等级细分' },
  },
);
export type CriteriaTaxonomy = CodeOf<typeof CriteriaTaxonomy>;

/** How far a version of criteria has come. */
export const CriteriaStage = defineCodes(
  { en: 'Stage of criteria', zh: '分类标准状态' },
  {
    drafted: { en: 'Drafted', zh: '已起草' },
    tried: { en: 'Tried on history', zh: '已历史试算' },
    proposed: { en: 'Proposed', zh: '已提交审批' },
    approved: { en: 'Approved', zh: '已批准' },
    declined: { en: 'Declined', zh: '已否决' },
    withdrawn: { en: 'Withdrawn', zh: '已停用' },
  },
);
export type CriteriaStage = CodeOf<typeof CriteriaStage>;
