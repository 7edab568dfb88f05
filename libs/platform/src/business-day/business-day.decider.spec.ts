import { decides } from '#kernel/testing';
import { CloseBusinessDay } from './business-day.commands.js';
import { businessDay, businessDayRefusals } from './business-day.decider.js';
import { businessDayEvents } from './business-day.events.js';

const given = decides(businessDay);
const close = (day: string) => CloseBusinessDay.of({ year: '2026', day });
const closed = (day: string) => businessDayEvents.BusinessDayClosed({ day, valueDate: day });

describe('a business day', () => {
  it('is closed', () => given().when(close('2026-03-01')).then(closed('2026-03-01')));
  it('is closed once', () =>
    given(closed('2026-03-01')).when(close('2026-03-01')).changesNothing());
  it('is closed after the days before it', () =>
    given(closed('2026-02-27')).when(close('2026-03-02')).then(closed('2026-03-02')));
  it('is not closed after a later one', () =>
    given(closed('2026-03-02'))
      .when(close('2026-03-01'))
      .refuses(businessDayRefusals.DayOutOfOrder, { field: 'day' }));
  it('is not closed before it has begun', () =>
    given().when(close('2026-03-03')).refuses(businessDayRefusals.DayNotOver));
  it('belongs to its year', () =>
    given().when(close('2025-12-31')).refuses(businessDayRefusals.DayOfOtherYear));
});
