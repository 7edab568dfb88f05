import { cny } from '#kernel';
import { DueComponent } from '../allocation/allocation.codes.js';
import type { AllocationRule } from '../allocation/allocation.rules.js';
import { allocationRules } from '../allocation/allocation.rules.js';
import type { UnplacedFact } from './book.examples.js';
import { drawn, equalPrincipal, interestOnly, paid, recorded } from './book.examples.js';
import type { BookTerms } from './book.facts.js';
import { bookOf } from './book.js';

const none = cny(0);
const lent = drawn('2025-01-01', 12_000_000);
const monthly = (terms: BookTerms, ...facts: readonly UnplacedFact[]) =>
  bookOf(terms, recorded(lent, ...facts));
const unpaid = (book: ReturnType<typeof bookOf>, day: string) =>
  book
    .ledgerOn(day)
    .items.filter((item) => item.unpaid.minor > 0)
    .map(({ id, unpaid: left }) => [id, left.minor / 100]);
const sharesOf = (book: ReturnType<typeof bookOf>, id: string) =>
  book
    .ledgerOn('2030-01-01')
    .outcomes.find(({ fact }) => fact.id === id)
    ?.shares.map(({ itemId, amount }) => [itemId, amount.minor / 100]);

describe('a loan on an evening', () => {
  it('shows every instalment that is overdue, not the first alone (L1)', () => {
    const book = monthly(equalPrincipal);
    expect(book.standingOn('2025-02-01')).toMatchObject({
      due: { principal: cny(1_000_000), interest: cny(60_000) },
      overdue: { principal: none },
      daysPastDue: 0,
    });
    expect(book.nextTurn('2025-02-01')).toBe('2025-02-02');
    expect(book.nextTurn('2025-03-01')).toBe('2025-03-02');
    expect(book.standingOn('2025-03-02')).toMatchObject({
      overdue: { principal: cny(2_000_000), interest: cny(115_000) },
      daysPastDue: 29,
      pastDueSince: '2025-02-01',
      nextDueOn: '2025-04-01',
      nextDue: cny(1_050_000),
    });
  });

  it('is the same whether days before or after were asked first (L12)', () => {
    const book = monthly(equalPrincipal, paid('2025-02-10', 500_000));
    const first = book.standingOn('2025-02-15');
    book.standingOn('2025-09-30');
    expect(book.standingOn('2025-02-15')).toEqual(first);
    expect(first).toEqual(
      monthly(equalPrincipal, paid('2025-02-10', 500_000)).standingOn('2025-02-15'),
    );
  });

  it('runs interest day by day, and turns on the next due day', () => {
    const book = monthly({
      ...equalPrincipal,
      schedule: { ...equalPrincipal.schedule, dayCount: 'A/360' },
    });
    expect(book.standingOn('2025-01-11')).toMatchObject({
      accruedInterest: cny(20_000),
      outstanding: cny(12_000_000),
      isSettled: false,
    });
    expect(book.nextTurn('2025-01-11')).toBe('2025-02-01');
  });
});

describe('what is overdue', () => {
  it('bears penalty, and its interest compound interest (L2)', () => {
    const book = monthly(equalPrincipal);
    // 1,000,000 and 60,000 for 35 days at 6 % and half of it.
    expect(book.standingOn('2025-03-08').accruedPenalty).toEqual(
      cny(((1_000_000 + 60_000) * 0.09 * 35) / 360 + ((1_000_000 + 55_000) * 0.09 * 7) / 360),
    );
  });

  it('is charged as far as it has run when money comes, and never twice', () => {
    const book = monthly(equalPrincipal, paid('2025-02-11', 500_000), paid('2025-02-21', 1));
    const penalty = book
      .ledgerOn('2025-02-21')
      .items.filter(({ component }) => component === 'penalty')
      .map(({ id, amount }) => [id, amount.minor / 100]);
    // 1,060,000 for ten days; the payment took penalty, interest, then principal.
    const left = 1_060_000 + 2_650 - 500_000;
    expect(penalty).toEqual([
      ['1.penalty.2025-02-11', 2_650],
      ['1.penalty.2025-02-21', Math.round(100 * ((left * 0.09 * 10) / 360)) / 100],
    ]);
  });

  it('bears the heavier markup once the loan is misused, and never both', () => {
    const misused = { kind: 'misuse', id: 'm', valueDate: '2025-02-11', markup: '1.00' } as const;
    const run = (...facts: readonly UnplacedFact[]) =>
      monthly(equalPrincipal, ...facts).standingOn('2025-02-21').accruedPenalty;
    expect(run()).toEqual(cny((1_060_000 * 0.09 * 20) / 360));
    expect(run(misused)).toEqual(cny((1_060_000 * (0.09 * 10 + 0.12 * 10)) / 360));
  });
});

describe('a payment', () => {
  it('is held beyond what is due, and meets the next instalment on its day (L3)', () => {
    const book = monthly(interestOnly, paid('2025-01-20', 200_000));
    expect(book.standingOn('2025-01-20')).toMatchObject({ held: cny(200_000) });
    expect(book.standingOn('2025-02-01')).toMatchObject({
      held: cny(140_000),
      due: { interest: none },
    });
    expect(book.standingOn('2025-05-01')).toMatchObject({
      held: none,
      due: { interest: cny(40_000) },
    });
  });

  it('of more than all pays interest for the time the money was used alone (L3)', () => {
    const book = monthly(interestOnly, paid('2025-05-01', 1_000_000_000));
    expect(book.standingOn('2025-05-01')).toMatchObject({
      isSettled: true,
      outstanding: none,
      held: cny(1_000_000_000 - 12_000_000 - 4 * 60_000 - penaltyTo('2025-05-01')),
    });
    expect(book.nextTurn('2025-05-01')).toBeNull();
  });

  const penaltyTo = (day: string) =>
    ['2025-02-01', '2025-03-01', '2025-04-01'].reduce((sum, due) => {
      const days = (Date.parse(day) - Date.parse(due)) / 86_400_000;
      return sum + (60_000 * 0.09 * days) / 360;
    }, 0);

  it('pays principal first once the loan is over 90 days past due (L4)', () => {
    const early = monthly(equalPrincipal, paid('2025-05-02', 100_000));
    const late = monthly(equalPrincipal, paid('2025-05-03', 100_000));
    expect(sharesOf(early, 'paid-2025-05-02')?.[0]?.[0]).toBe('1.penalty.2025-05-02');
    expect(sharesOf(late, 'paid-2025-05-03')).toEqual([['1.principal', 100_000]]);
    expect(late.standingOn('2025-05-03')).toMatchObject({
      daysPastDue: 91,
      assetClass: 'nonPerforming',
    });
  });

  it('in advance of its instalment pays its principal and lowers interest, where so agreed', () => {
    const book = monthly(
      {
        ...interestOnly,
        surplus: 'pay',
        schedule: { ...interestOnly.schedule, dayCount: 'A/360' },
      },
      paid('2025-01-11', 6_000_000),
    );
    expect(book.standingOn('2025-01-11').outstanding).toEqual(cny(6_000_000));
    expect(book.standingOn('2025-02-01').due.interest).toEqual(
      cny((12_000_000 * 0.06 * 10 + 6_000_000 * 0.06 * 21) / 360),
    );
  });

  it('in advance goes by the rule of the order: which instalments, and who takes odd units', () => {
    const ahead = (more: Partial<AllocationRule>, yuan = 100) => {
      const allocation = allocationRules.map((rule) => ({ ...rule, ...more }));
      const schedule = { ...equalPrincipal.schedule, instalments: 3 };
      const facts = recorded(drawn('2025-01-01', 300), paid('2025-01-11', yuan));
      const book = bookOf({ ...equalPrincipal, schedule, surplus: 'pay', allocation }, facts);
      return sharesOf(book, 'paid-2025-01-11');
    };
    expect(ahead({ advance: 'nextInstalment' })).toEqual([['1.principal.paid-2025-01-11', 100]]);
    expect(ahead({ advance: 'lastInstalment' })).toEqual([['3.principal.paid-2025-01-11', 100]]);
    const equal = (oddUnits?: 'earliest' | 'last') =>
      ahead({ advance: 'reamortise', ...(oddUnits && { oddUnits }) }, 100.01)?.map(
        ([, yuan]) => yuan,
      );
    expect(equal()).toEqual([33.34, 33.34, 33.33]);
    expect(equal('last')).toEqual([33.33, 33.33, 33.35]);
  });

  it('in advance pays a fee, and is held while the loan may not end early', () => {
    const terms = { ...interestOnly, surplus: 'pay' } as const;
    const after = (more: Partial<BookTerms>) =>
      monthly({ ...terms, ...more }, paid('2025-01-11', 1_000_000)).standingOn('2025-01-11');
    const fee = after({ prepaymentFee: { kind: 'share', share: '0.01' } });
    expect(fee).toMatchObject({ outstanding: cny(11_010_000), held: none });
    const held = { outstanding: cny(12_000_000), held: cny(1_000_000) };
    expect(after({ endsEarly: 'never' })).toMatchObject(held);
    expect(after({ endsEarly: { afterMonths: 1 } })).toMatchObject(held);
  });

  it('in advance is paid though the order of payment names only what is due', () => {
    const allocation = allocationRules.map((rule) => ({
      ...rule,
      order: [{ of: ['pastDue', 'due'] as const, pays: DueComponent.all }],
    }));
    const terms = { ...interestOnly, surplus: 'pay', allocation } as const;
    const book = monthly(terms, paid('2025-01-11', 1_000_000));
    expect(book.standingOn('2025-01-11')).toMatchObject({
      outstanding: cny(11_000_000),
      held: none,
    });
  });

  it('that is taken back counts as never having been; its refund is owed', () => {
    const book = monthly(
      interestOnly,
      paid('2025-01-10', 100_000),
      { kind: 'refund', id: 'back', valueDate: '2025-01-12', amount: cny(100_000) },
      { kind: 'reversal', id: 'bounced', valueDate: '2025-01-14', of: 'paid-2025-01-10' },
    );
    expect(unpaid(book, '2025-01-14')).toEqual([['back.refund', 100_000]]);
  });

  it('that is charged back is owed again with the next instalment, last paid first', () => {
    const book = monthly(equalPrincipal, paid('2025-02-01', 1_060_000), {
      kind: 'chargeBack',
      id: 'back',
      valueDate: '2025-02-15',
      of: 'paid-2025-02-01',
      amount: cny(1_010_000),
    });
    expect(unpaid(book, '2025-02-15')).toEqual([
      ['back.1.interest', 10_000],
      ['back.1.principal', 1_000_000],
    ]);
    const { due, outstanding } = book.standingOn('2025-03-01');
    expect(outstanding).toEqual(cny(12_000_000));
    // Half of February with a million more than planned.
    expect(due).toMatchObject({
      principal: cny(2_000_000),
      interest: cny(55_000 + 2_500 + 10_000),
    });
  });
});

describe('a prepayment', () => {
  it('pays what is due first, and lowers what is to come by the rest', () => {
    const book = monthly(
      equalPrincipal,
      paid('2025-02-01', 6_560_000, { prepayment: 'reduceInstalment' }),
    );
    expect(book.standingOn('2025-02-01')).toMatchObject({
      outstanding: cny(5_500_000),
      nextDue: cny(527_500),
      due: { principal: none },
    });
    expect(book.planOn('2025-02-01')?.maturesOn).toBe('2026-01-01');
  });

  it('costs the fee that was agreed', () => {
    const terms: BookTerms = { ...equalPrincipal, prepaymentFee: { kind: 'share', share: '0.01' } };
    const book = monthly(terms, paid('2025-02-01', 2_060_000, { prepayment: 'reduceTerm' }));
    expect(sharesOf(book, 'paid-2025-02-01')).toEqual([
      ['1.interest', 60_000],
      ['1.principal', 1_000_000],
      ['paid-2025-02-01.fee', 10_000],
      ['2.principal.paid-2025-02-01', 990_000],
    ]);
  });
});
