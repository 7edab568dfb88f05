import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How principal and interest come due. */
export const RepaymentMethod = defineCodes(
  { en: 'Repayment method', zh: '还款方式' },
  {
    equalInstalment: { en: 'Equal instalments', zh: '等额本息' },
    equalPrincipal: { en: 'Equal principal', zh: '等额本金' },
    interestOnly: { en: 'Interest only, principal at maturity', zh: '先息后本' },
    bullet: { en: 'Principal and interest at maturity', zh: '一次性还本付息' },
    balloon: { en: 'Equal instalments with a balloon', zh: '气球贷' },
    stepped: { en: 'Principal by percentages', zh: '按比例还本' },
    custom: { en: 'Agreed rows', zh: '自定义还款' },
    sculpted: { en: 'Sculpted to cash flow', zh: '按现金流还款' },
    flat: { en: 'Flat interest', zh: '等本等息' },
  },
);
export type RepaymentMethod = CodeOf<typeof RepaymentMethod>;

/** What a period of a schedule is counted in. */
export const PeriodUnit = defineCodes(
  { en: 'Unit of a period', zh: '期限单位' },
  {
    day: { en: 'Day', zh: '日', days: 1, months: 0 },
    week: { en: 'Week', zh: '周', days: 7, months: 0 },
    month: { en: 'Month', zh: '月', days: 0, months: 1 },
    quarter: { en: 'Quarter', zh: '季', days: 0, months: 3 },
    year: { en: 'Year', zh: '年', days: 0, months: 12 },
  },
);
export type PeriodUnit = CodeOf<typeof PeriodUnit>;

/** The length of a period, such as every 3 months. */
export interface Frequency {
  readonly every: number;
  readonly unit: PeriodUnit;
}

/** What becomes of several rows of a schedule that have one date. */
export const RowsOfDay = defineCodes(
  { en: 'Instalments of one date', zh: '同日各期' },
  {
    merged: { en: 'Are one instalment', zh: '合并为一期' },
    separate: { en: 'Stay apart', zh: '分别列示' },
  },
);
export type RowsOfDay = CodeOf<typeof RowsOfDay>;

/** Where a due date falls when its month is too short for the anchor's day. */
export const DueDateRule = defineCodes(
  { en: 'Month-end rule', zh: '月末规则' },
  {
    clamp: { en: 'Last day of the month', zh: '当月最后一日' },
    roll: { en: 'First day of the next month', zh: '次月第一日' },
    monthEnd: { en: 'Month ends stay month ends', zh: '月末对月末' },
  },
);
export type DueDateRule = CodeOf<typeof DueDateRule>;
