import { describeVectors } from '../../vectors.fixture.js';
import type { FineractCase } from './fineract.fixture.js';
import { cents, leftOut, matches, rowsOf, scheduleOf, usd } from './fineract.fixture.js';
import { repaymentSchedule } from '../repayment-schedule.js';
import type { ScheduleTerms } from '../terms.js';

interface Cases<T> {
  readonly cases: readonly T[];
}

describeVectors(
  'the first schedules of Apache Fineract',
  'fineract-initial-schedules.json',
  (json) => {
    const { cases }: Cases<FineractCase> = JSON.parse(json);
    const wanted = cases.filter(({ id }) => !(id in leftOut));

    it.each(wanted.map((found) => [found.id, found] as const))(
      '%s is the same to the cent',
      (_, found) => expect(scheduleOf(found)).toEqual(rowsOf(found)),
    );

    it('are all there: what is left out is known, and does not follow from its terms', () => {
      for (const id of Object.keys(leftOut)) {
        const found = cases.find((candidate) => candidate.id === id);
        expect([id, found && matches(found)]).toEqual([id, false]);
      }
      const reproduced = cases.filter(({ check }) => check.status === 'reproduced');
      expect(reproduced.filter(({ id }) => id in leftOut)).toEqual([]);
      expect([cases.length, wanted.length]).toEqual([173, 164]);
    });
  },
);

interface MonthEndCase {
  readonly id: string;
  readonly input: {
    readonly principal: string;
    readonly annualRatePct: string;
    readonly n: number;
    readonly graceOnPrincipal?: number;
    readonly dayCount: string;
    readonly start: string;
    readonly monthEndDueDateStrategy?: string;
  };
  readonly periods: readonly Readonly<Record<'date' | 'principal' | 'interest' | 'due', string>>[];
}

const monthEndTerms = ({ input }: MonthEndCase): ScheduleTerms => ({
  method: 'equalInstalment',
  principal: usd(cents(input.principal)),
  annualRate: (Number(input.annualRatePct) / 100).toFixed(4),
  startsOn: input.start,
  instalments: input.n,
  grace: { principal: input.graceOnPrincipal ?? 0 },
  dayCount: input.dayCount === '30/360' ? 'month' : 'A/A 31DEC',
  dueDates: input.monthEndDueDateStrategy === 'FIRST_DAY_OF_NEXT_MONTH' ? 'roll' : 'clamp',
  rounding: { mode: 'halfEven', smooth: true },
});

describeVectors(
  'the bullet and month-end cases of Apache Fineract',
  'fineract-bullet-and-month-end.json',
  (json) => {
    const { cases }: Cases<MonthEndCase> = JSON.parse(json);
    it.each(cases.map((found) => [found.id, found] as const))('%s is the same', (_, found) => {
      const { rows } = repaymentSchedule(monthEndTerms(found));
      expect(
        rows.map(({ dueOn, principal, interest, due }) => [
          dueOn,
          principal.minor,
          interest.minor,
          due.minor,
        ]),
      ).toEqual(
        found.periods.map(({ date, principal, interest, due }) => [
          date,
          cents(principal),
          cents(interest),
          cents(due),
        ]),
      );
    });
  },
);
