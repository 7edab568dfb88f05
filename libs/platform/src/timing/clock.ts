import type { Day } from '#kernel';
import { isDay } from '#kernel';

/** Tells the time. Decisions get it as a value; nothing else in the product asks for it. */
export abstract class Clock {
  abstract now(): Date;
  /** The bank's calendar day. */
  abstract today(): Day;
  /** The bank's calendar day of a moment; of a day, the day itself. */
  abstract dayOf(dayOrMoment: string): Day;
}

/** The time of the machine, and the day of the bank's time zone. */
export class SystemClock extends Clock {
  private readonly days: Intl.DateTimeFormat;
  /** Formatting takes microseconds and every command asks: once a second is enough. */
  private formatted = { second: -1, day: '' };

  constructor(timeZone: string) {
    super();
    // The Swedish form of a date is ISO 8601's.
    this.days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  }

  now(): Date {
    return new Date();
  }

  dayOf(dayOrMoment: string): Day {
    return isDay(dayOrMoment) ? dayOrMoment : this.days.format(new Date(dayOrMoment));
  }

  today(): Day {
    const second = Math.floor(Date.now() / 1_000);
    if (second !== this.formatted.second) {
      this.formatted = { second, day: this.days.format(this.now()) };
    }
    return this.formatted.day;
  }
}
