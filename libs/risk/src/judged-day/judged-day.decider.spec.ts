import { decides, reacts } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import { judgeDays } from '../processes/judge-days.process.js';
import { BeginJudgingDay } from './judged-day.commands.js';
import { judgedDay } from './judged-day.decider.js';
import { judgingBegan } from './judged-day.examples.js';

const given = decides(judgedDay);
const begin = (day: string) => BeginJudgingDay.of({ year: '2026', day });

describe('the judging of a day', () => {
  it('begins when the business day is closed', () =>
    reacts(judgeDays)(
      businessDayEvents.BusinessDayClosed({ day: '2026-03-02', valueDate: '2026-03-02' }),
    ).then(begin('2026-03-02')));

  it('records the sets that judge', () => given().when(begin('2026-03-02')).then(judgingBegan));

  it('begins once', () => given(judgingBegan).when(begin('2026-03-02')).changesNothing());
});
