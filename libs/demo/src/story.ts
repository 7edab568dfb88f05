import type { Actor, Day, DomainCommand, Money, ViewQuery } from '#kernel';
import { addDays, addMonths } from '#kernel';

/** One command of the story: who sends it, on which day it has its place. */
export interface Step {
  readonly on: Day;
  readonly by: Actor;
  /** Steps of one line go one after another; lines go side by side. */
  readonly line: string;
  /** What tells the step from all others: one key, one intent, however often the story is told. */
  readonly key: string;
  readonly command: DomainCommand;
  /** What the sender is shown first, and names as what they decide upon. */
  readonly sees?: ViewQuery<unknown>;
  /** A stream that a process opens, to be waited for. */
  readonly needs?: string;
}

/** A stretch of the story that ends with the close of a business day, or just ends. */
export interface Chapter {
  readonly steps: readonly Step[];
  readonly closing?: Step;
}

/** Days told from the day on which the story was told first. */
export interface Dates {
  readonly today: Day;
  readonly ago: (days: number) => Day;
  /** So many months before the day so many days ago. */
  readonly before: (months: number, days: number) => Day;
}

export const datesFrom = (today: Day): Dates => ({
  today,
  ago: (days) => addDays(today, -days),
  before: (months, days) => addMonths(addDays(today, -days), -months),
});

/** An amount in whole yuan or dollars. */
export const whole = (amount: number, currency = 'CNY'): Money => ({
  minor: Math.round(amount * 100),
  currency,
});

export const clientId = (slug: string): string => `cl_demo.${slug}`;
export const applicationId = (slug: string, number = 1): string => `ap_demo.${slug}.${number}`;
