import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The figures of a closed evening that are compared when two persons value something into it. */
export const RevisedFigure = defineCodes(
  { en: 'Figure of a closed day', zh: '已结束营业日的余额项' },
  {
    outstanding: { en: 'Principal outstanding', zh: '贷款余额' },
    due: { en: 'Due', zh: '应还金额' },
    overdue: { en: 'Overdue', zh: '逾期金额' },
    overpaid: { en: 'Held in suspense', zh: '暂收款' },
    accruedInterest: { en: 'Accrued interest', zh: '应计利息' },
    penalty: { en: 'Penalty and compound interest', zh: '罚息和复利' },
    daysPastDue: { en: 'Days past due', zh: '逾期天数' },
  },
);
export type RevisedFigure = CodeOf<typeof RevisedFigure>;
