import type { Day, Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import * as commands from './business-day.commands.js';
import { businessDayEvents } from './business-day.events.js';

export const businessDayRefusals = defineRefusals({
  DayNotOver: { en: 'A day that has not begun cannot be closed.', zh: '尚未到来的营业日不能结束' },
  DayOutOfOrder: { en: 'A later day is closed already.', zh: '之后的营业日已经结束' },
  DayOfOtherYear: { en: 'The day is not of this year.', zh: '日期不属于该年度', status: 422 },
});
const { DayNotOver, DayOutOfOrder, DayOfOtherYear } = businessDayRefusals;
const { BusinessDayClosed } = businessDayEvents;

interface Year {
  readonly closedUpTo: Day;
}

const evolve: Evolve<Year, typeof businessDayEvents> = {
  BusinessDayClosed: ({ day }) => ({ closedUpTo: day }),
};

export const businessDay = defineDecider({
  stream: 'businessday',
  by: 'year',
  prefix: 'bd',
  events: businessDayEvents,
  commands,
  allow: { CloseBusinessDay: ['administrator', 'service'] },
  evolve,
  create: {},
  either: {
    CloseBusinessDay({ year, day }, before, { today }) {
      if (!day.startsWith(year)) throw DayOfOtherYear({ field: 'day', year });
      if (day > today) throw DayNotOver({ field: 'day', today });
      if (day === before?.closedUpTo) return [];
      if (before && day < before.closedUpTo) {
        throw DayOutOfOrder({ field: 'day', closedUpTo: before.closedUpTo });
      }
      return BusinessDayClosed({ day, valueDate: day });
    },
  },
  decide: {},
});
