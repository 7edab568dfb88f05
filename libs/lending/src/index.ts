// calculations
export * from './daycount/day-count.js';
export type { InterestPeriod } from './daycount/interest-period.js';
export * from './schedule/due-dates.js';
export * from './schedule/repayment-schedule.js';
export * from './schedule/schedule.codes.js';
export type * from './schedule/terms.js';
