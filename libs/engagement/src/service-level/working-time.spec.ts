import { addDays } from '#kernel';
import fc from 'fast-check';
import { refusalOf } from '#kernel/testing';
import type { WorkingWeek } from './working-time.js';
import { officeTime, officeWeek, workingTime } from './working-time.js';

const office = workingTime(officeWeek);
const hour = 3_600_000;
/** An instant by the wall clock of Shanghai. */
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const hoursWithin = (from: string, to: string) =>
  office.within({ from: at(from), to: at(to) }) / hour;
const after = (from: string, hours: number) =>
  new Date(office.after(at(from), hours * hour) + 8 * hour).toISOString().slice(0, 16);

describe('working time', () => {
  it.each([
    ['in the morning', '2025-06-03T09:30', '2025-06-03T11:00', 1.5],
    ['over lunch', '2025-06-03T11:30', '2025-06-03T14:00', 1],
    ['in lunch only', '2025-06-03T12:10', '2025-06-03T13:20', 0],
    ['a whole day', '2025-06-03T00:00', '2025-06-04T00:00', 7.5],
    ['over night', '2025-06-03T17:00', '2025-06-04T10:00', 2],
    ['over a weekend', '2025-06-06T17:00', '2025-06-09T10:00', 2],
    ['over National Day', '2025-09-30T17:00', '2025-10-09T10:00', 2],
    ['on a Saturday that is worked', '2025-10-11T09:00', '2025-10-11T12:00', 3],
    ['of nothing', '2025-06-03T10:00', '2025-06-03T10:00', 0],
  ])('counts %s', (_, from, to, hours) => expect(hoursWithin(from, to)).toBe(hours));

  it.each([
    ['2025-06-03T09:30', 1, '2025-06-03T10:30'],
    ['2025-06-03T11:30', 1, '2025-06-03T14:00'],
    ['2025-06-03T16:00', 4, '2025-06-04T11:00'],
    ['2025-06-06T20:00', 0.5, '2025-06-09T09:30'],
    ['2025-09-30T17:00', 2, '2025-10-09T10:00'],
    ['2025-06-03T15:00', 3, '2025-06-03T18:00'],
  ])('after %s for %d hours is over at %s', (from, hours, to) =>
    expect(after(from, hours)).toBe(to),
  );

  it('knows the ordinary day', () => expect(office.ordinaryDay / hour).toBe(7.5));

  it('leaves out days off of its own', () =>
    expect(
      workingTime({ ...officeWeek, daysOff: ['2025-06-03'] }).within({
        from: at('2025-06-03T00:00'),
        to: at('2025-06-05T00:00'),
      }) / hour,
    ).toBe(7.5));

  it('is refused where a year has not one working day', () => {
    const daysOff = Array.from({ length: 400 }, (_, index) => addDays('2025-06-03', index));
    const closed = workingTime({ ...officeWeek, daysOff });
    expect(refusalOf(() => closed.after(at('2025-06-03T09:00'), hour))).toEqual({
      code: 'InvalidValue',
      field: 'calendar',
    });
  });

  it('goes by weekdays in years whose holidays are not announced, or refuses', () => {
    expect(after('2040-01-02T09:00', 1)).toBe('2040-01-02T10:00');
    const { beyond: _, ...strict } = officeWeek;
    expect(refusalOf(() => workingTime(strict).after(at('2040-01-02T09:00'), hour))).toEqual({
      code: 'CalendarYearUnknown',
      field: 'calendar',
    });
  });

  it('follows daylight saving where there is one', () => {
    const berlin = workingTime({
      calendar: 'none',
      hours: [{ from: '00:00', to: '24:00' }],
      timeZone: 'Europe/Berlin',
    });
    const day = (from: string, to: string) =>
      berlin.within({ from: Date.parse(from), to: Date.parse(to) }) / hour;
    // The last Sunday of March has 23 hours, that of October 25.
    expect(day('2025-03-29T23:00Z', '2025-03-30T22:00Z')).toBe(23);
    expect(day('2025-10-25T22:00Z', '2025-10-26T23:00Z')).toBe(25);
  });

  it('tells the date of an instant and its end by the clock of the office', () => {
    const newYork = officeTime({ calendar: 'us', timeZone: 'America/New_York' });
    expect(newYork.dateOf(Date.parse('2026-03-03T01:00Z'))).toBe('2026-03-02');
    expect(newYork.endOf('2026-03-02')).toBe(Date.parse('2026-03-03T05:00Z'));
    expect(office.endOf('2026-03-02')).toBe(Date.parse('2026-03-02T16:00Z'));
  });

  const instant = fc.integer({ min: at('2024-12-20T00:00'), max: at('2026-01-10T00:00') });

  it('adds up over any instant between', () =>
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (instants) => {
        const [from = 0, middle = 0, to = 0] = [...instants].sort((a, b) => a - b);
        expect(office.within({ from, to: middle }) + office.within({ from: middle, to })).toBe(
          office.within({ from, to }),
        );
      }),
      { seed: 17, numRuns: 100 },
    ));

  it('is as long as was asked for', () =>
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 80 * hour }), (from, working) =>
        expect(office.within({ from, to: office.after(from, working) })).toBe(working),
      ),
      { seed: 18, numRuns: 100 },
    ));

  it.each<[string, Partial<WorkingWeek>]>([
    ['hours', { hours: [{ from: '09:00', to: '08:00' }] }],
    [
      'hours',
      {
        hours: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '18:00' },
        ],
      },
    ],
    ['hours', { hours: [{ from: '9', to: '12:00' }] }],
    ['hours', { hours: [{ from: '09:00', to: '24:30' }] }],
    ['hours', { hours: [] }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
  ])('refuses bad %s', (field, bad) =>
    expect(refusalOf(() => workingTime({ ...officeWeek, ...bad }))).toEqual({
      code: 'InvalidValue',
      field,
    }),
  );
});
