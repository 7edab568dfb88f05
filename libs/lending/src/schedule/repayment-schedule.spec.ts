import { cny, Refusal } from '#kernel';
import { repaymentSchedule } from './repayment-schedule.js';
import type { ScheduleTerms } from './terms.js';

const million: ScheduleTerms = {
  method: 'equalInstalment',
  principal: cny(1_000_000),
  annualRate: '0.0435',
  startsOn: '2025-01-01',
  instalments: 12,
  dayCount: 'month',
};

describe('equal instalments (等额本息)', () => {
  const { rows, interest } = repaymentSchedule(million);

  it('are the same but for the last', () =>
    expect(rows.map(({ due }) => due.minor)).toEqual([...Array(11).fill(8_530_990), 8_530_989]));
  it('pay the interest of the period first', () => {
    expect(rows[0]).toMatchObject({ principal: cny(81_684.9), interest: cny(3_625) });
    expect(rows[11]).toMatchObject({ principal: cny(85_001.76), interest: cny(308.13) });
  });
  it('cost 23,718.79 altogether', () => expect(interest).toEqual(cny(23_718.79)));
  it('end at nothing', () => expect(rows[11]?.balanceAfter).toEqual(cny(0)));
});

describe('equal principal (等额本金)', () => {
  const { rows, interest } = repaymentSchedule({ ...million, method: 'equalPrincipal' });

  it('leaves the odd fen to the last row', () =>
    expect(rows.map(({ principal }) => principal.minor)).toEqual([
      ...Array(11).fill(8_333_333),
      8_333_337,
    ]));
  it('charges less interest every month', () => {
    expect(rows.slice(0, 2).map((row) => row.interest)).toEqual([cny(3_625), cny(3_322.92)]);
    expect(rows[11]?.interest).toEqual(cny(302.08));
    expect(rows[0]?.due).toEqual(cny(86_958.33));
    expect(interest).toEqual(cny(23_562.5));
  });
});

describe('a bullet (一次性还本付息)', () => {
  it.each([
    ['A/360', 44_104.17],
    ['A/365F', 43_500],
    ['30/360', 43_500],
  ] as const)('pays the interest of a year on %s', (dayCount, interest) => {
    const { rows } = repaymentSchedule({ ...million, method: 'bullet', dayCount });
    expect(rows).toEqual([
      {
        number: 1,
        from: '2025-01-01',
        dueOn: '2026-01-01',
        principal: cny(1_000_000),
        interest: cny(interest),
        due: cny(1_000_000 + interest),
        balanceAfter: cny(0),
      },
    ]);
  });
});

describe('interest only, then the principal (先息后本)', () => {
  it('pays the same interest on 30/360', () => {
    const { rows } = repaymentSchedule({
      ...million,
      method: 'interestOnly',
      principal: cny(100),
      annualRate: '0.30',
      instalments: 8,
      dayCount: '30/360',
    });
    expect(rows.map(({ due }) => due.minor)).toEqual([...Array(7).fill(250), 10_250]);
  });
});

/** Code and field of the refusal that something throws. */
function refusalOf(act: () => unknown): readonly unknown[] {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Refusal) return [thrown.code, thrown.details.field];
    throw thrown;
  }
  return [];
}

describe('terms that make no sense', () => {
  it.each<[string, string, Partial<ScheduleTerms>]>([
    ['TenorNotPositive', 'instalments', { instalments: -3 }],
    ['TenorNotPositive', 'period.every', { period: { every: 0, unit: 'month' } }],
    ['AmountNotPositive', 'principal', { principal: cny(0) }],
    ['DayDoesNotExist', 'startsOn', { startsOn: '2025-02-29' }],
    ['UnknownDayCount', 'dayCount', { dayCount: 'A/359' as 'A/360' }],
    ['UnknownMethod', 'method', { method: 'tontine' as 'bullet' }],
    ['DueDatesOutOfOrder', 'firstDueOn', { firstDueOn: '2024-12-01' }],
    ['InvalidValue', 'annualRate', { annualRate: '4.35 %' }],
  ])('are refused: %s in %s', (code, field, wrong) =>
    expect(refusalOf(() => repaymentSchedule({ ...million, ...wrong }))).toEqual([code, field]),
  );
});
