import type { Money } from '#kernel';
import type { Condition } from './condition.js';

const million = (millions: number, currency: string): Money => ({
  minor: millions * 100_000_000,
  currency,
});

/** From what exposure a client counts as large, in the currencies that the bank lends in. */
const largeExposure: readonly Money[] = [
  million(50, 'CNY'),
  million(7, 'USD'),
  million(6.5, 'EUR'),
  million(55, 'HKD'),
];

/** From what exposure an influential client counts as strategic. */
const considerableExposure: readonly Money[] = [
  million(20, 'CNY'),
  million(3, 'USD'),
  million(2.5, 'EUR'),
  million(22, 'HKD'),
];

/** Conditions that several tables of rules share, so that a threshold stands in one place. */
export const shared = {
  graveWarning: { figure: 'creditWarning', oneOf: ['orange', 'red'] },
  overdue: { figure: 'daysPastDue', atLeast: 1 },
  writtenOff: { figure: 'loansWrittenOff', atLeast: 1 },
  idleForHalfAYear: { figure: 'daysSinceLastDealing', atLeast: 180 },
  likelyToLeave: { figure: 'lifecycle', oneOf: ['likelyToLeave'] },
  influential: {
    figure: 'flags',
    anyOf: ['stateBacked', 'multinational', 'sovereignFundBacked'],
  },
  growsByAFifth: { figure: 'revenueGrowth', atLeast: '0.2' },
  borrows: { figure: 'runningLoans', atLeast: 1 },
  large: { figure: 'exposure', reaches: largeExposure },
  considerable: { figure: 'exposure', reaches: considerableExposure },
} as const satisfies Readonly<Record<string, Condition>>;
