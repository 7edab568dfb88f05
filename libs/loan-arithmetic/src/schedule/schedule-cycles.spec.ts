import { cny } from '#kernel';
import { interestTo } from '../accrual/accrual.examples.js';
import { accrualPlan } from '../accrual/accrual.js';
import { repaymentSchedule } from './repayment-schedule.js';
import type { ScheduleTerms } from './terms.js';

const yearly: ScheduleTerms = {
  method: 'interestOnly',
  principal: cny(120_000),
  annualRate: '0.06',
  startsOn: '2025-01-15',
  instalments: 12,
  dayCount: 'month',
};
const rowsOf = (terms: Partial<ScheduleTerms>) => repaymentSchedule({ ...yearly, ...terms }).rows;
const shown = (terms: Partial<ScheduleTerms>) =>
  rowsOf(terms).map(({ dueOn, principal, interest }) => [
    dueOn,
    principal.minor / 100,
    interest.minor / 100,
  ]);
const total = (terms: Partial<ScheduleTerms>, part: 'principal' | 'interest') =>
  rowsOf(terms).reduce((sum, row) => sum + row[part].minor, 0) / 100;

describe('principal and interest', () => {
  it('fall due on cycles of their own', () =>
    expect(
      shown({
        method: 'equalPrincipal',
        instalments: 2,
        period: { every: 6, unit: 'month' },
        interest: { period: { every: 1, unit: 'quarter' } },
      }),
    ).toEqual([
      ['2025-04-15', 0, 1_800],
      ['2025-07-15', 60_000, 1_800],
      ['2025-10-15', 0, 900],
      ['2026-01-15', 60_000, 900],
    ]));

  it('may meet seldom: interest runs on while principal is repaid', () => {
    const terms: Partial<ScheduleTerms> = {
      method: 'equalPrincipal',
      instalments: 4,
      period: { every: 1, unit: 'quarter' },
      interest: { period: { every: 1, unit: 'year' } },
    };
    expect(shown(terms).at(-1)).toEqual(['2026-01-15', 30_000, 1_800 + 1_350 + 900 + 450]);
    const plan = accrualPlan({ ...yearly, ...terms });
    expect(interestTo(plan, '2025-07-15')).toEqual(cny(3_150));
  });

  it('settle on the 20th of each quarter, whatever the day of the loan', () =>
    expect(
      rowsOf({
        dueDay: 20,
        period: { every: 1, unit: 'quarter' },
        instalments: 4,
        startsOn: '2025-02-05',
      }).map(({ dueOn }) => dueOn),
    ).toEqual(['2025-03-20', '2025-06-20', '2025-09-20', '2025-12-20']));

  it('leave a short or a long first period where they count back from maturity', () => {
    const quarters = {
      instalments: undefined,
      maturesOn: '2025-12-20',
      period: { every: 1, unit: 'quarter' },
    } as const;
    const dates = (firstStub: 'short' | 'long') => {
      const { instalments: _, ...terms } = { ...yearly, ...quarters, firstStub };
      return repaymentSchedule(terms).rows.map(({ dueOn }) => dueOn);
    };
    expect(dates('short')).toEqual(['2025-03-20', '2025-06-20', '2025-09-20', '2025-12-20']);
    expect(dates('long')).toEqual(
      ['2025-03-20', '2025-06-20', '2025-09-20', '2025-12-20'].slice(1),
    );
  });
});

describe('interest', () => {
  it('becomes principal, and bears interest', () =>
    expect(
      rowsOf({
        instalments: 4,
        period: { every: 1, unit: 'quarter' },
        grace: { capitalised: 2 },
      }).map(({ capitalised, interest, balanceAfter }) => [
        capitalised?.minor,
        interest.minor,
        balanceAfter.minor,
      ]),
    ).toEqual([
      [180_000, 0, 12_180_000],
      [182_700, 0, 12_362_700],
      [undefined, 185_441, 12_362_700],
      [undefined, 185_441, 0],
    ]));

  it('of the time of construction falls due or becomes principal; principal waits', () => {
    const built = (interest: 'due' | 'capitalised') =>
      shown({
        method: 'equalPrincipal',
        instalments: 4,
        period: { every: 1, unit: 'quarter' },
        construction: { until: '2025-07-15', interest },
      });
    expect(built('due')).toEqual([
      ['2025-04-15', 0, 1_800],
      ['2025-07-15', 0, 1_800],
      ['2025-10-15', 60_000, 1_800],
      ['2026-01-15', 60_000, 900],
    ]);
    expect(built('capitalised').map(([, principal]) => principal)).toEqual([
      0, 0, 61_813.5, 61_813.5,
    ]);
  });

  it('may count on what was drawn, or on what was outstanding at some dates', () => {
    const quarterly: Partial<ScheduleTerms> = {
      method: 'equalPrincipal',
      instalments: 4,
      period: { every: 1, unit: 'quarter' },
    };
    const interests = (interest: ScheduleTerms['interest']) =>
      rowsOf({ ...quarterly, ...(interest && { interest }) }).map(
        (row) => row.interest.minor / 100,
      );
    expect(interests(undefined)).toEqual([1_800, 1_350, 900, 450]);
    expect(interests({ base: 'drawn' })).toEqual([1_800, 1_800, 1_800, 1_800]);
    expect(interests({ base: { from: '2025-07-15' } })).toEqual([1_800, 1_800, 900, 900]);
  });

  it('that had run before is due with the first row', () =>
    expect(rowsOf({ accruedInterest: cny(50) })[0]?.interest).toEqual(cny(650)));

  it('may be below nothing where its floor allows', () =>
    expect(rowsOf({ annualRate: '-0.005', rateFloor: '-0.01' })[0]?.interest).toEqual(cny(-50)));
});

describe('amounts that are given', () => {
  it('repay each row, and the rest with the last', () => {
    const { instalments: _, ...terms } = yearly;
    const amounts = repaymentSchedule({
      ...terms,
      method: 'equalPrincipal',
      principalAmount: cny(50_000),
    });
    expect(amounts.rows.map(({ principal }) => principal.minor / 100)).toEqual([
      50_000, 50_000, 20_000,
    ]);
    const until = rowsOf({
      method: 'equalPrincipal',
      principalAmount: cny(10_000),
      instalments: 4,
    });
    expect(until.at(-1)?.principal).toEqual(cny(90_000));
  });

  it('go by stages, which may draw as well', () => {
    const { instalments: _, ...terms } = yearly;
    const staged = repaymentSchedule({
      ...terms,
      method: 'custom',
      stages: [
        { from: '2025-04-15', amount: cny(30_000), kind: 'drawn' },
        { from: '2025-07-15', period: { every: 1, unit: 'quarter' }, amount: cny(50_000) },
      ],
      interest: { period: { every: 1, unit: 'quarter' } },
    });
    expect(
      staged.rows.map(({ dueOn, principal, interest }) => [
        dueOn,
        principal.minor / 100,
        interest.minor / 100,
      ]),
    ).toEqual([
      ['2025-04-15', 0, 1_800],
      ['2025-07-15', 50_000, 2_250],
      ['2025-10-15', 50_000, 1_500],
      ['2026-01-15', 50_000, 750],
    ]);
  });

  it('below the interest add to principal, where so agreed', () => {
    const rows = rowsOf({
      method: 'equalInstalment',
      instalments: 3,
      instalmentAmount: cny(500),
      negativeAmortisation: true,
    });
    expect(rows.map(({ principal }) => principal.minor)).toEqual([-10_000, -10_050, 12_020_050]);
  });
});

describe('rows of one date', () => {
  const may: ScheduleTerms = {
    method: 'equalPrincipal',
    principal: cny(1_000_000),
    annualRate: '0.06',
    startsOn: '2025-01-05',
    maturesOn: '2025-05-06',
    dayCount: 'month',
    businessDays: { calendar: 'china', convention: 'CSMF' },
    prepayments: [{ on: '2025-02-20', amount: cny(1) }],
  };
  it('lose no principal: two due dates that shift to one are summed (F1)', () => {
    const { rows } = repaymentSchedule(may);
    expect(rows.reduce((sum, { principal }) => sum + principal.minor, 0)).toBe(100_000_000);
    expect(new Set(rows.map(({ dueOn }) => dueOn)).size).toBe(rows.length);
    expect(rows.at(-1)?.balanceAfter).toEqual(cny(0));
  });
  it('may stay apart', () => {
    const { rows } = repaymentSchedule({ ...may, rounding: { sameDay: 'separate' } });
    expect(rows.filter(({ dueOn }) => dueOn === '2025-05-06')).toHaveLength(2);
  });
});

describe('a grace', () => {
  it.each(['interest', 'principal', 'interestFree', 'capitalised'] as const)(
    'of all rows is refused: %s (F2)',
    (kind) => {
      const bullet: Partial<ScheduleTerms> = { method: 'bullet', grace: { [kind]: 1 } };
      expect(() => rowsOf(bullet)).toThrow('TermNotAllowed');
      const { instalments: _, ...terms } = { ...yearly, maturesOn: '2025-03-15' };
      expect(() => repaymentSchedule({ ...terms, grace: { [kind]: 2 } })).toThrow('TermNotAllowed');
    },
  );
});

describe('flat interest', () => {
  const flat: Partial<ScheduleTerms> = { method: 'flat', instalments: 4 };
  it('leaves out the rows that are free of it (F7)', () =>
    expect(
      shown({ ...flat, grace: { interestFree: 2 } }).map(([, , interest]) => interest),
    ).toEqual([0, 0, 600, 600]));
  it('counts on a drawdown from its day on (F7)', () => {
    const drawdowns = [
      { on: '2025-01-15', amount: cny(60_000) },
      { on: '2025-03-15', amount: cny(60_000) },
    ];
    expect(shown({ ...flat, drawdowns }).map(([, , interest]) => interest)).toEqual([
      300, 300, 600, 600,
    ]);
    expect(total({ ...flat, drawdowns }, 'principal')).toBe(120_000);
  });
});

describe('principal', () => {
  it('is never repaid before it is drawn (F8)', () => {
    const terms: ScheduleTerms = {
      method: 'custom',
      principal: cny(1_000_000),
      annualRate: '0.06',
      startsOn: '2025-01-15',
      dayCount: 'A/360',
      businessDays: { calendar: 'china', convention: 'CSP' },
      agreedRows: [
        { dueOn: '2025-02-16', principal: cny(800_000) },
        { dueOn: '2025-03-17', principal: cny(200_000) },
      ],
      drawdowns: [
        { on: '2025-01-15', amount: cny(500_000) },
        { on: '2025-02-15', amount: cny(500_000) },
      ],
    };
    expect(() => repaymentSchedule(terms)).toThrow('InstalmentRepaysEarly');
    expect(() =>
      repaymentSchedule({
        ...terms,
        prepayments: [{ on: '2025-01-20', amount: cny(1), effect: 'nextInstalments' }],
      }),
    ).toThrow('InstalmentRepaysEarly');
  });
});
