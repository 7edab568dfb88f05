import type { BusinessCalendar, Day } from '#kernel';
import { addDays, existingDay, InvalidValue, isBusinessDay, knowsYear, partsOf } from '#kernel';

/** A stretch of a working day by the clock on the wall: `09:00` to `12:00`. */
export interface WorkingHours {
  readonly from: string;
  readonly to: string;
}

/** By which days and which clock on the wall an office works. */
export interface Office {
  readonly calendar: BusinessCalendar;
  /** The zone of the clock on the wall, by its name in the tz database. */
  readonly timeZone: string;
}

/** When a team works: the lunch break is the gap between two stretches. */
export interface WorkingWeek extends Office {
  /** In years whose holidays are not announced yet, Monday to Friday count; else they are refused. */
  readonly beyond?: 'weekdays';
  /** Days off beyond the calendar, such as a local holiday. */
  readonly daysOff?: readonly Day[];
  /** In order, without overlap. */
  readonly hours: readonly WorkingHours[];
}

/** The week of an office in China: the hours of every office, and where one that is not told is. */
export const officeWeek: WorkingWeek = {
  calendar: 'china',
  beyond: 'weekdays',
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '18:00' },
  ],
  timeZone: 'Asia/Shanghai',
};

/** From one instant to before another, in milliseconds since 1970 UTC. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Working time between instants and the instant after working time. */
export interface WorkingTime {
  /** Working milliseconds of an interval. */
  readonly within: (interval: Interval) => number;
  /** The instant at which so many working milliseconds have passed since another. */
  readonly after: (instant: number, working: number) => number;
  /** Working milliseconds of an ordinary day. */
  readonly ordinaryDay: number;
  /** The date that the clock on the wall shows at an instant. */
  readonly dateOf: (instant: number) => Day;
  /** The instant at which a date is over. */
  readonly endOf: (date: Day) => number;
}

/** A date of the team: when it begins, and when work is done. */
interface OfficeDay {
  readonly begins: number;
  readonly stretches: readonly Interval[];
}

const minuteMs = 60_000;
/** A year without one working day is a wrong calendar, not a long weekend. */
const longestClosureDays = 366;

/**
 * The clock of a working week: only hours of business days count; lunch, evenings, weekends and
 * holidays do not; weekends that are worked do. Refuses hours that overlap or end before they
 * begin, and an unknown zone. Days once looked at are remembered: a clock made before a year's
 * holidays were announced goes on without them.
 */
export function workingTime(week: WorkingWeek): WorkingTime {
  const hours = minutesOf(week.hours);
  const wallClock = zoneClock(week.timeZone);
  const known = new Map<Day, OfficeDay>();

  const on = (date: Day): OfficeDay => {
    const found = known.get(date) ?? officeDay(date);
    known.set(date, found);
    return found;
  };
  const officeDay = (date: Day): OfficeDay => {
    const closed =
      week.daysOff?.includes(date) === true || !isBusinessDay(calendarOf(week, date), date);
    const open = closed ? [] : hours;
    const at = (minutes: number) => wallClock.instant(date, minutes);
    return {
      begins: at(0),
      stretches: open.map(({ from, to }) => ({ from: at(from), to: at(to) })),
    };
  };

  return {
    ordinaryDay: hours.reduce((sum, { from, to }) => sum + (to - from) * minuteMs, 0),
    dateOf: wallClock.date,
    endOf: (date) => wallClock.instant(addDays(date, 1), 0),
    within({ from, to }) {
      let working = 0;
      for (let date = wallClock.date(from); from < to; date = addDays(date, 1)) {
        const { begins, stretches } = on(date);
        if (begins >= to) break;
        working += stretches.reduce((sum, each) => sum + overlap(each, { from, to }), 0);
      }
      return working;
    },
    after(instant, working) {
      let rest = working;
      let closed = 0;
      for (
        let date = wallClock.date(instant);
        closed < longestClosureDays;
        date = addDays(date, 1)
      ) {
        const { stretches } = on(date);
        closed = stretches.length === 0 ? closed + 1 : 0;
        for (const { from, to } of stretches) {
          const start = Math.max(from, instant);
          if (to <= start) continue;
          if (rest <= to - start) return start + rest;
          rest -= to - start;
        }
      }
      throw InvalidValue({ field: 'calendar', found: week.calendar });
    },
  };
}

const offices = new Map<string, WorkingTime>();

/** The clock of an office, which keeps the hours of {@link officeWeek}. */
export function officeTime(office: Office = officeWeek): WorkingTime {
  const { calendar, timeZone } = office;
  const key = `${calendar} ${timeZone}`;
  const time = offices.get(key) ?? workingTime({ ...officeWeek, calendar, timeZone });
  offices.set(key, time);
  return time;
}

const calendarOf = ({ calendar, beyond }: WorkingWeek, date: Day): BusinessCalendar =>
  knowsYear(calendar, partsOf(date).year) ? calendar : (beyond ?? calendar);

/** Milliseconds that two intervals share. */
export const overlap = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/** Minutes of the day, checked. */
function minutesOf(hours: readonly WorkingHours[]): readonly Interval[] {
  const minutes = hours.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));
  const inOrder = minutes.every(
    ({ from, to }, index) => from < to && from >= (minutes[index - 1]?.to ?? 0),
  );
  if (!inOrder || minutes.length === 0) throw InvalidValue({ field: 'hours', found: hours });
  return minutes;
}

function minuteOf(time: string): number {
  const [, hour, rest] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  const found = Number(hour) * 60 + Number(rest);
  if (!(found <= 24 * 60)) throw InvalidValue({ field: 'hours', found: time });
  return found;
}

/** Between instants and the clock on the wall of a zone, daylight saving included. */
export function zoneClock(timeZone: string) {
  const format = formatOf(timeZone);
  /** What the wall shows, as if it were UTC. */
  const shown = (instant: number): number => {
    const text = format.format(instant);
    return Date.parse(`${text.replace(', ', 'T')}Z`);
  };
  return {
    date: (instant: number): Day => new Date(shown(instant)).toISOString().slice(0, 10),
    hour: (instant: number): number => new Date(shown(instant)).getUTCHours(),
    instant: (date: Day, minutes: number): number => {
      const wall = Date.parse(`${existingDay(date, 'day')}T00:00:00Z`) + minutes * minuteMs;
      const guess = wall - (shown(wall) - wall);
      // A change of the clock between the guess and the truth is seen from the guess itself.
      return guess + (wall - shown(guess));
    },
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    throw InvalidValue({ field: 'timeZone', found: timeZone });
  }
}
