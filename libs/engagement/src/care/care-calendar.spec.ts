import { nextOn, preparedOn, yearDays } from './care-calendar.js';
import { festivalAhead, festivalsBetween } from './festivals.js';

describe('the calendar of care', () => {
  it('goes on into the next year', () => {
    expect(yearDays('2026-03-10', '2026-03-17')).toEqual([{ from: '03-10', upTo: '03-17' }]);
    expect(yearDays('2026-12-29', '2027-01-05')).toEqual([
      { from: '12-29', upTo: '12-31' },
      { from: '01-01', upTo: '01-05' },
    ]);
  });

  it.each([
    ['03-15', '2026-03-15', '2026-03-15'],
    ['03-15', '2026-03-16', '2027-03-15'],
    ['02-29', '2026-02-01', '2026-03-01'],
    ['02-29', '2028-02-01', '2028-02-29'],
  ])('finds %s from %s on %s', (monthDay, from, on) => expect(nextOn(monthDay, from)).toBe(on));

  it('prepares what is near, the first days of a year once it has begun', () => {
    expect(preparedOn('2026-03-10')).toEqual({ from: '03-07', upTo: '03-14' });
    expect(preparedOn('2026-12-30')).toEqual({ from: '12-27', upTo: '12-31' });
    expect(preparedOn('2027-01-02')).toEqual({ from: '01-01', upTo: '01-06' });
  });

  it('knows the festivals of sun and moon', () => {
    const found = festivalsBetween('2026-01-01', '2026-12-31').map(({ id, on }) => [id, on]);
    expect(found).toEqual([
      ['CF-newYear', '2026-01-01'],
      ['CF-spring', '2026-02-17'],
      ['CF-dragonBoat', '2026-06-19'],
      ['CF-midAutumn', '2026-09-25'],
      ['CF-national', '2026-10-01'],
    ]);
    expect(festivalAhead('2026-02-13')).toBeUndefined();
    expect(festivalAhead('2026-02-14')?.id).toBe('CF-spring');
    expect(festivalAhead('2026-02-17')).toBeUndefined();
  });
});
