import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a set of rules is for. */
export const RuleSetPurpose = defineCodes(
  { en: 'Purpose of a rule set', zh: '规则集用途' },
  {
    watch: { en: 'Watch: two to three years ahead', zh: '关注：提前两至三年' },
    act: { en: 'Act: one year ahead', zh: '处置：提前一年' },
  },
);
export type RuleSetPurpose = CodeOf<typeof RuleSetPurpose>;

/** How far a version of a rule set has come. */
export const RuleSetStage = defineCodes(
  { en: 'Stage of a rule set', zh: '规则集状态' },
  {
    drafted: { en: 'Drafted', zh: '已起草' },
    backTested: { en: 'Back-tested', zh: '已回测' },
    proposed: { en: 'Proposed', zh: '已提交审批' },
    approved: { en: 'Approved', zh: '已批准' },
    declined: { en: 'Declined', zh: '已否决' },
    withdrawn: { en: 'Withdrawn', zh: '已停用' },
  },
);
export type RuleSetStage = CodeOf<typeof RuleSetStage>;
