import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';

/** Until when interest that nobody pays is income. */
export interface AccrualRule extends DatedRule {
  readonly label: Labels;
  /** From more days past due than these on, interest runs off the books. */
  readonly mostDaysPastDue: number;
}

/** When interest that was taken as income is taken back, and runs off the books. */
export const accrualRules: readonly AccrualRule[] = [
  {
    id: 'AC-01',
    version: 1,
    inForceFrom: '2002-01-01',
    source: '财金〔2002〕5号《关于缩短金融企业应收利息核算期限的通知》',
    label: { en: 'More than 90 days past due', zh: '逾期超过90天' },
    mostDaysPastDue: 90,
  },
];

/** Whether interest of a loan that is so many days past due runs off the books. */
export const runsOffBooks = (daysPastDue: number, day: Day): boolean =>
  inForce(accrualRules, day).some(({ mostDaysPastDue }) => daysPastDue > mostDaysPastDue);
