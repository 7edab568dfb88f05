import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What early warning is to warn of. */
export const Outcome = defineCodes(
  { en: 'Outcome', zh: '风险结果' },
  {
    bankruptcy: { en: 'Bankruptcy filed', zh: '破产申请' },
    overdue: { en: 'More than 90 days past due', zh: '逾期超过90天' },
    writtenOff: { en: 'Written off', zh: '核销' },
    cancelled: { en: 'More than a tenth cancelled', zh: '取消额度超过十分之一' },
    delayed: { en: 'More than 90 days late', zh: '延误超过90天' },
    notRepaid: { en: 'Not repaid as agreed', zh: '未按约偿还' },
  },
);
export type Outcome = CodeOf<typeof Outcome>;
