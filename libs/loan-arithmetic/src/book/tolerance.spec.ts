import type { Day } from '#kernel';
import { cny } from '#kernel';
import { agedItems } from '../ageing/tolerance.js';
import type { BookTerms } from './book.facts.js';
import type { UnplacedFact } from './book.examples.js';
import { drawn, equalPrincipal, paid, recorded } from './book.examples.js';
import { bookOf } from './book.js';
import { figuresOn } from './outlook.js';

const tolerant: BookTerms = {
  ...equalPrincipal,
  ageing: { graceDays: 3, graceCounts: 'fromDueDate' },
};
const lent = drawn('2025-01-10', 12_000_000);
/** The first instalment, due on 10 February: 1,000,000 of principal and 60,000 of interest. */
const first = 1_060_000;

describe('days of tolerance', () => {
  const figures = (terms: BookTerms, day: Day, ...facts: readonly UnplacedFact[]) => {
    const { daysPastDue, overdue, due, accruedPenalty } = bookOf(
      terms,
      recorded(lent, ...facts),
    ).standingOn(day);
    const minor = overdue.principal.minor + overdue.interest.minor;
    return { daysPastDue, overdue: minor, due: due.principal.minor, penalty: accruedPenalty.minor };
  };

  it('leave what is unpaid due, but not late', () =>
    expect(figures(tolerant, '2025-02-13')).toEqual({
      daysPastDue: 0,
      overdue: 0,
      due: 100_000_000,
      penalty: 0,
    }));

  it('count from the due day once they are over, penalty included', () =>
    expect(figures(tolerant, '2025-02-14')).toEqual(figures(equalPrincipal, '2025-02-14')));

  it('cost nothing where all is paid within them', () => {
    const inTime = paid('2025-02-13', first);
    expect(figures(tolerant, '2025-03-01', inTime)).toMatchObject({ overdue: 0, penalty: 0 });
    expect(bookOf(tolerant, recorded(lent, inTime)).standingOn('2025-03-01').held.minor).toBe(0);
    const { held, due } = bookOf(equalPrincipal, recorded(lent, inTime)).standingOn('2025-02-14');
    expect([held.minor, due.principal.minor + due.interest.minor > 0]).toEqual([0, true]);
  });

  it.each(['2025-02-10', '2025-02-12', '2025-02-13', '2025-02-14', '2025-02-28'])(
    'are known to whoever keeps the outlook of %s',
    (kept) => {
      const book = bookOf(tolerant, recorded(lent));
      const outlook = book.outlookOn(kept);
      for (const day of ['2025-02-13', '2025-02-14', '2025-02-28', '2025-03-10', '2025-03-12']) {
        if (day < kept) continue;
        const { daysPastDue, overdue, accruedPenalty } = bookOf(
          tolerant,
          recorded(lent),
        ).standingOn(day);
        expect(figuresOn(outlook, day)).toMatchObject({
          daysPastDue,
          overdue: overdue.principal.minor + overdue.interest.minor,
          penalty: accruedPenalty.minor,
        });
      }
    },
  );
});

describe('a tolerated amount', () => {
  /** 100 yuan: 80 is left of the first instalment, more of the second. */
  const terms: BookTerms = { ...equalPrincipal, ageing: { tolerated: 10_000 } };
  const facts = recorded(lent, paid('2025-02-10', first - 80), paid('2025-03-10', 1_055_000 - 50));
  const at = (day: Day) => {
    const { daysPastDue, pastDueSince, overdue, bucket } = bookOf(terms, facts).standingOn(day);
    return { daysPastDue, pastDueSince, bucket, left: overdue.principal.minor };
  };

  it('is overdue and counts no days', () =>
    expect(at('2025-03-09')).toEqual({
      ...{ daysPastDue: 0, pastDueSince: undefined, bucket: 'current', left: 8_000 },
    }));

  it('counts from the due day with which more is unpaid', () =>
    expect(at('2025-03-12')).toMatchObject({ daysPastDue: 2, pastDueSince: '2025-03-10' }));

  it('is known to whoever keeps the outlook of an evening before', () => {
    for (const kept of ['2025-01-20', '2025-02-10', '2025-03-09', '2025-03-10'] as const) {
      const outlook = bookOf(terms, recorded(...facts.filter((f) => f.valueDate <= kept)));
      for (const day of ['2025-03-10', '2025-03-12', '2025-03-30']) {
        const { daysPastDue, bucket } = outlook.standingOn(day);
        expect(figuresOn(outlook.outlookOn(kept), day)).toMatchObject({ daysPastDue, bucket });
      }
    }
  });

  it('is cleared, as ageing counts it, on the day from which on no more is unpaid', () => {
    const item = (dueOn: Day, minor: number, ...moves: readonly (readonly [Day, number])[]) => {
      const amount = cny(minor / 100);
      const movements = moves.map(([on, part]) => ({
        ...{ by: on, on, kind: 'paid' as const, amount: cny(part / 100) },
      }));
      const none = cny(0);
      return {
        ...{ id: dueOn, instalment: 1, component: 'principal' as const, dueOn, amount },
        ...{ raisedOn: '2025-01-01', paid: none, waived: none, withdrawn: none, unpaid: none },
        movements,
      };
    };
    const items = [
      item('2025-02-10', 500_000, ['2025-02-10', 492_000]),
      item('2025-03-10', 500_000, ['2025-03-20', 495_000], ['2025-03-25', 4_000]),
      item('2025-04-10', 500_000),
    ];
    expect(agedItems(items, 10_000)).toEqual([
      { dueOn: '2025-02-10', clearedOn: '2025-02-10' },
      { dueOn: '2025-03-10', clearedOn: '2025-03-25' },
      { dueOn: '2025-04-10' },
    ]);
    expect(agedItems(items).every(({ clearedOn }) => clearedOn === undefined)).toBe(true);
  });
});

describe('money that pays all that is owed', () => {
  const all = paid('2025-02-10', 13_000_000);
  const settled = (endsEarly: BookTerms['endsEarly'], on: Day = '2025-02-10') => {
    const terms = { ...equalPrincipal, ...(endsEarly && { endsEarly }) };
    return bookOf(terms, recorded(lent, { ...all, valueDate: on })).standingOn(on).isSettled;
  };

  it('ends the loan where nothing else is agreed', () => expect(settled(undefined)).toBe(true));
  it('is held where the loan may not be prepaid', () => expect(settled('never')).toBe(false));
  it('is held until so many months after the first drawdown', () => {
    expect(settled({ afterMonths: 2 }, '2025-03-09')).toBe(false);
    expect(settled({ afterMonths: 2 }, '2025-03-10')).toBe(true);
  });
});
