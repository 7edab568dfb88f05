import type { Day } from '#kernel';
import { cny } from '#kernel';
import { rateRefusals, scheduleRefusals } from '#loan-arithmetic';
import { agreedSchedule, checkedSchedule, termsRefusals } from './agreed-schedule.js';
import { terms as ordinary } from './application/application.examples.js';
import type { CreditTerms } from './credit-terms.js';
import { servicing as usual } from './product/catalogue.parts.js';
import type { ServicingTerms } from './product/product.fields.js';

/** 120,000.00 yuan over a year, drawn on a Saturday. */
const terms = { ...ordinary, amount: cny(120_000), termMonths: 12, everyMonths: 1 } as const;
const servicing: ServicingTerms = usual;
const drawnOn: Day = '2026-01-10';
type Schedule = NonNullable<CreditTerms['schedule']>;

const rowsOf = (schedule: Schedule, more: Partial<CreditTerms> = {}) =>
  agreedSchedule({ ...terms, ...more, schedule }, [{ amount: terms.amount, on: drawnOn }]).rows;
const days = (schedule: Schedule, more: Partial<CreditTerms> = {}): readonly Day[] =>
  rowsOf(schedule, more).map(({ dueOn }) => dueOn);
const principal = (schedule: Schedule, more: Partial<CreditTerms> = {}): readonly number[] =>
  rowsOf(schedule, more).map((row) => row.principal.minor / 100);

describe('the schedule that terms state (L9, F11)', () => {
  it('falls due on a day of the month, with a short or a long first period', () => {
    expect(days({ dueDay: 20 }).slice(0, 2)).toEqual(['2026-01-20', '2026-02-20']);
    expect(days({ dueDay: 20, firstStub: 'long' })[0]).toBe('2026-02-20');
    expect(days({ firstDueOn: '2026-03-21' }).slice(0, 2)).toEqual(['2026-03-21', '2026-04-21']);
  });

  it('moves due days to business days, also beyond the calendars that are decreed', () => {
    const businessDays = { calendar: 'china', convention: 'CSF' } as const;
    // 10 May 2026 is a Sunday; 10 January 2037 a Saturday.
    expect(days({ businessDays })[3]).toBe('2026-05-11');
    expect(days({ businessDays }, { termMonths: 132 }).at(-1)).toBe('2037-01-12');
  });

  it('ends on an agreed day, the last part of a period apart or not', () => {
    expect(days({ maturesOn: '2026-04-25' })).toHaveLength(4);
    expect(days({ maturesOn: '2026-04-25', lastStub: 'long' })).toHaveLength(3);
  });

  it('may count its periods in weeks or days', () => {
    const fortnights = { period: { every: 2, unit: 'week' }, instalments: 3 } as const;
    expect(days(fortnights)).toEqual(['2026-01-24', '2026-02-07', '2026-02-21']);
    const tenDays = { period: { every: 10, unit: 'day' }, maturesOn: '2026-02-05' } as const;
    expect(days(tenDays)).toEqual(['2026-01-20', '2026-01-30', '2026-02-05']);
    expect(() => rowsOf({ period: { every: 1, unit: 'week' } })).toThrow(
      expect.objectContaining({ code: termsRefusals.TenorNotStated.code }),
    );
    const weekly = { interest: { period: { every: 1, unit: 'week' } } } as const;
    expect(rowsOf(weekly, { termMonths: 2 }).length).toBeGreaterThan(8);
  });

  it('has due days that shift to one date as one instalment, or apart as the product has it', () => {
    const businessDays = { calendar: 'china', convention: 'CSF' } as const;
    const schedule = { period: { every: 3, unit: 'day' }, instalments: 3, businessDays } as const;
    // 3 and 6 October 2026 are holidays: both move to the 8th.
    const rows = (rowsOfDay?: 'merged' | 'separate', rounding?: { readonly smooth: true }) =>
      agreedSchedule(
        { ...terms, schedule: { ...schedule, ...(rounding && { rounding }) } },
        [{ amount: terms.amount, on: '2026-09-27' }],
        { ...servicing, ...(rowsOfDay && { rowsOfDay }) },
      ).rows.map(({ dueOn }) => dueOn);
    expect(rows()).toEqual(['2026-09-30', '2026-10-08']);
    expect(rows('merged')).toEqual(rows());
    expect(rows('separate')).toEqual(['2026-09-30', '2026-10-08', '2026-10-08']);
    expect(rows('separate', { smooth: true })).toHaveLength(3);
  });

  it('ends no more than a period after the term', () => {
    const until = (maturesOn: Day) => () =>
      checkedSchedule({ ...terms, schedule: { maturesOn } }, drawnOn);
    expect(until('2027-02-10')).not.toThrow();
    expect(until('2027-02-11')).toThrow(
      expect.objectContaining({ code: termsRefusals.BeyondTerm.code }),
    );
  });

  it('repays what is drawn in parts by the proportions of agreed rows', () => {
    const rows = [
      { dueOn: '2026-06-30', principal: cny(20_000) },
      { dueOn: '2026-12-31', principal: cny(100_000) },
    ];
    const stated = { ...terms, method: 'custom', schedule: { rows } } as const;
    const drawn = agreedSchedule(stated, [
      { on: drawnOn, amount: cny(60_000) },
      { on: '2026-07-10', amount: cny(30_000) },
    ]);
    expect(drawn.rows.map((row) => row.principal.minor / 100)).toEqual([10_000, 80_000]);
    const less = { ...stated, amount: cny(100_000) };
    expect(() => checkedSchedule(less, drawnOn)).toThrow(
      expect.objectContaining({ code: scheduleRefusals.RowsDoNotSum.code }),
    );
  });

  it('spares principal at the beginning, or interest, which becomes principal', () => {
    expect(principal({ grace: { principal: 2 } }).slice(0, 3)).toEqual([0, 0, 12_000]);
    const [first, second] = rowsOf({ grace: { capitalised: 1 } });
    expect(first?.interest.minor).toBe(0);
    // Of 110,360.00 rather than 110,000.00.
    expect(second?.interest.minor).toBe(33_108);
  });

  it('repays nothing while a project is built', () => {
    const built = { construction: { until: '2026-04-10', interest: 'capitalised' } } as const;
    expect(principal(built).slice(0, 4)).not.toContain(10_000);
    expect(rowsOf(built)[0]?.due.minor ?? 0).toBe(0);
  });

  it('has interest of a rhythm of its own', () => {
    const rows = rowsOf({ interest: { everyMonths: 3 } });
    expect(rows.filter(({ interest }) => interest.minor > 0)).toHaveLength(4);
    expect(rows.filter((row) => row.principal.minor > 0)).toHaveLength(12);
  });

  it.each<[CreditTerms['method'], Schedule, readonly number[]]>([
    ['stepped', { percentages: ['10', '20', '70'] }, [12_000, 24_000, 84_000]],
    [
      'custom',
      {
        rows: [
          { dueOn: '2026-06-30', principal: cny(20_000) },
          { dueOn: '2026-12-31', principal: cny(100_000) },
        ],
      },
      [20_000, 100_000],
    ],
    ['equalPrincipal', { principalAmount: cny(50_000) }, [50_000, 50_000, 20_000]],
  ])('may be by the method %s', (method, schedule, parts) =>
    expect(principal(schedule, { method, termMonths: 3 })).toEqual(parts),
  );

  it('leaves a balloon, or follows the cash flow of a project', () => {
    const balloon = principal({ balloon: { amount: cny(60_000) } }, { method: 'balloon' });
    expect(balloon.at(-1)).toBeGreaterThan(60_000);
    const cashFlows = Array.from({ length: 12 }, () => cny(7_000));
    // Cash flows that are worth less than the loan.
    expect(() =>
      principal({ sculpting: { cashFlows, cover: '1.30' } }, { method: 'sculpted' }),
    ).toThrow(expect.objectContaining({ code: scheduleRefusals.CashFlowsDoNotFit.code }));
  });

  it('may add to principal what an instalment leaves of its interest', () => {
    const stated = { instalmentAmount: cny(100), negativeAmortisation: true };
    const [first] = rowsOf(stated, { method: 'equalInstalment' });
    expect(first?.principal.minor).toBeLessThan(0);
  });

  it('rounds instalments to whole yuan', () => {
    const rows = rowsOf({ rounding: { multipleOf: 100 } }, { method: 'equalInstalment' });
    expect(rows.slice(0, -1).every(({ due }) => due.minor % 100 === 0)).toBe(true);
  });

  it('may bear a rate below nothing only with such a floor', () => {
    expect(() => rowsOf({}, { annualRate: '-0.001' })).toThrow(
      expect.objectContaining({ code: rateRefusals.RateNegative.code }),
    );
    const [first] = rowsOf({ rateFloor: '-0.01' }, { annualRate: '-0.001' });
    expect(first?.interest.minor).toBeLessThan(0);
    expect(() => rowsOf({ rateCap: '0.03' }, { annualRate: '0.036' })).toThrow(
      expect.objectContaining({ code: rateRefusals.RateAboveCap.code }),
    );
  });

  it('is refused where it contradicts itself, naming the field', () =>
    expect(() =>
      rowsOf({ percentages: ['50', '40'] }, { method: 'stepped', termMonths: 2 }),
    ).toThrow(
      expect.objectContaining({
        code: scheduleRefusals.PercentagesDoNotSum.code,
        details: expect.objectContaining({ field: 'percentages' }) as unknown,
      }),
    ));
});
