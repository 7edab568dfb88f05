import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a fee is for. */
export const FeeKind = defineCodes(
  { en: 'Kind of fee', zh: '费用种类' },
  {
    arrangement: { en: 'Arrangement', zh: '安排费' },
    commitment: { en: 'Commitment', zh: '承诺费' },
    management: { en: 'Management of a syndicate', zh: '银团管理费' },
    lateFee: { en: 'Late payment', zh: '滞纳金' },
    legal: { en: 'Legal costs', zh: '诉讼费用' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type FeeKind = CodeOf<typeof FeeKind>;

/** How a restructuring changes what is still to come. */
export const PlanChangeKind = defineCodes(
  { en: 'Change of the schedule', zh: '还款计划调整方式' },
  {
    shift: { en: 'All due dates later', zh: '还款日整体顺延' },
    reAmortise: { en: 'Arrears spread over what is to come', zh: '逾期款项分摊至后续各期' },
    reAge: {
      en: 'Everything in new instalments, interest spread',
      zh: '重新约定还款计划，利息分摊',
    },
    reschedule: { en: 'Principal in new instalments', zh: '重新约定本金还款计划' },
  },
);
export type PlanChangeKind = CodeOf<typeof PlanChangeKind>;

/** What becomes of interest that is unpaid when a loan is restructured. */
export const UnpaidInterest = defineCodes(
  { en: 'Unpaid interest', zh: '欠息处理' },
  {
    kept: { en: 'Stays due', zh: '维持应还' },
    spread: { en: 'Spread over the instalments', zh: '分摊至各期' },
    capitalised: { en: 'Becomes principal', zh: '转为本金' },
  },
);
export type UnpaidInterest = CodeOf<typeof UnpaidInterest>;
