import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';
import type { LoanClass } from '../classification/classification.codes.js';

interface StageMeaning extends Labels {
  readonly number: 1 | 2 | 3;
  /** The allowance: losses of defaults in the next 12 months, or in the whole life. */
  readonly allowance: 'twelveMonths' | 'lifetime';
  /** Interest income on the gross amount, or on the amount net of allowance. */
  readonly interestOn: 'gross' | 'net';
}

/** The stages of impairment of IFRS 9, section 5.5. */
export const Stage = defineCodes<'stage1' | 'stage2' | 'stage3', StageMeaning>(
  { en: 'IFRS 9 stage', zh: '预期信用损失三阶段' },
  {
    stage1: {
      en: 'Stage 1',
      zh: '第一阶段',
      number: 1,
      allowance: 'twelveMonths',
      interestOn: 'gross',
    },
    stage2: {
      en: 'Stage 2',
      zh: '第二阶段',
      number: 2,
      allowance: 'lifetime',
      interestOn: 'gross',
    },
    stage3: { en: 'Stage 3', zh: '第三阶段', number: 3, allowance: 'lifetime', interestOn: 'net' },
  },
);
export type Stage = CodeOf<typeof Stage>;

/** Signs that credit risk has increased significantly, that last until they end. */
export const RiskSignal = defineCodes(
  { en: 'Sign of increased credit risk', zh: '信用风险显著增加迹象' },
  {
    watchList: { en: 'On the watch list', zh: '列入关注名单' },
    forbearance: { en: 'Forbearance granted', zh: '给予宽限或重组' },
    covenantBreachExpected: { en: 'Covenant breach expected', zh: '预计违反合同约定' },
    creditImpaired: { en: 'Credit-impaired', zh: '已发生信用减值' },
  },
);
export type RiskSignal = CodeOf<typeof RiskSignal>;

/** The stage that usually goes with a class. Both are stored; differences are reported. */
export const usualStage = (loanClass: LoanClass): Stage =>
  loanClass === 'normal' ? 'stage1' : loanClass === 'specialMention' ? 'stage2' : 'stage3';
