import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';
import type { LoanClass, Stage } from '#lending';

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
