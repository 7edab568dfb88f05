import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** The five classes of the regulator, from the best to the worst. */
export const LoanClass = defineCodes(
  { en: 'Loan classification', zh: '风险分类' },
  {
    normal: { en: 'Normal', zh: '正常' },
    specialMention: { en: 'Special mention', zh: '关注' },
    substandard: { en: 'Substandard', zh: '次级' },
    doubtful: { en: 'Doubtful', zh: '可疑' },
    loss: { en: 'Loss', zh: '损失' },
  },
);
export type LoanClass = CodeOf<typeof LoanClass>;

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

/** Substandard, doubtful or loss (不良). */
export const isNonPerforming = (loanClass: LoanClass): boolean =>
  LoanClass.all.indexOf(loanClass) >= LoanClass.all.indexOf('substandard');
