import { clientId } from '#credit/examples';
import { cny, valueDateRefusals } from '#kernel';
import { decides } from '#kernel/testing';
import { loan } from '../loan.decider.js';
import { AgeLoan, PayOffLoan, RecordRepayment, ReverseRepayment } from '../loan.commands.js';
import type { LoanStanding } from '../../book/standing.js';
import { loanEvents } from '../loan.events.js';
import { loanId, overdue, running } from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';

const given = decides(loan);
const on = (valueDate: string, yuan: number) =>
  RecordRepayment.of({ loanId, amount: cny(yuan), valueDate });

describe('a repayment', () => {
  it('pays what is due, interest before principal, and says how the loan then stands', () =>
    given(...running)
      .when(on('2025-04-01', 10_360))
      .then(
        loanEvents.RepaymentRecorded({
          clientId,
          repaymentId: '1',
          amount: cny(10_360),
          valueDate: '2025-04-01',
          allocation: [
            {
              itemId: '1.interest',
              instalment: 1,
              component: 'interest',
              timing: 'due',
              amount: cny(360),
            },
            {
              itemId: '1.principal',
              instalment: 1,
              component: 'principal',
              timing: 'due',
              amount: cny(10_000),
            },
          ],
          overpaid: cny(0),
          rule: { id: 'AL-01', version: 1 },
          standing: expect.objectContaining({
            on: '2025-04-01',
            outstanding: cny(110_000),
            nextDueOn: '2025-05-01',
            nextDue: cny(10_330),
            nextAgeingOn: '2025-05-01',
          }) as LoanStanding,
        }),
      ));

  it('does not count for a day before the money was paid out', () =>
    given(...running)
      .when(on('2025-02-28', 1))
      .refuses(valueDateRefusals.ValueDateTooEarly));

  it('is recorded once under its id', () => {
    const posted = { loanId, repaymentId: 'p-1', amount: cny(1), valueDate: '2025-04-01' };
    const repayment = RecordRepayment.of(posted);
    const recorded = given(...running)
      .when(repayment)
      .facts();
    given(...running, ...recorded)
      .when(repayment)
      .changesNothing();
    given(...running, ...recorded)
      .when(RecordRepayment.of({ ...posted, amount: cny(2) }))
      .refuses(loanRefusals.RepaymentRepeated);
  });

  it('without an id gets the next number that is free', () => {
    const own = given(...running)
      .when(RecordRepayment.of({ loanId, repaymentId: '2', amount: cny(1) }))
      .facts();
    expect(
      given(...running, ...own)
        .when(RecordRepayment.of({ loanId, amount: cny(1) }))
        .facts()[0]?.data,
    ).toMatchObject({ repaymentId: '3' });
  });

  it('pays penalty and compound interest first, and brings an overdue loan back', () => {
    // Four days at 3.6 % and half as much again: 6.00 on 10,000 yuan and 0.22 on 360.
    const facts = given(...running, ...overdue)
      .when(on('2025-04-05', 10_366.22))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['RepaymentRecorded', 'LoanCameCurrent']);
    expect(facts[0]?.data).toMatchObject({
      allocation: [
        { component: 'penalty', amount: cny(6.22) },
        { component: 'interest', amount: cny(360) },
        { component: 'principal', amount: cny(10_000) },
      ],
    });
    expect(facts[1]?.data).toMatchObject({
      from: 'days1to7',
      valueDate: '2025-04-05',
      standing: { overdue: cny(0), outstanding: cny(110_000), nextAgeingOn: '2025-05-01' },
    });
  });

  it('leaves the loan overdue by what it is short of the penalty', () => {
    const [repaid, ...others] = given(...running, ...overdue)
      .when(on('2025-04-05', 10_360))
      .facts();
    expect(others).toEqual([]);
    expect(repaid?.data).toMatchObject({
      standing: {
        overdue: cny(6.22),
        penalty: cny(0),
        daysPastDue: 4,
        outstanding: cny(110_006.22),
      },
    });
  });

  it('pays principal first once the loan is more than 90 days past due (先本后息)', () => {
    const ninety = given(...running)
      .when(on('2025-06-30', 15_000))
      .facts()[0];
    const more = given(...running)
      .when(on('2025-07-01', 15_000))
      .facts()[0];
    expect(ninety?.data).toMatchObject({ rule: { id: 'AL-01' } });
    expect(more?.data).toMatchObject({
      rule: { id: 'AL-04' },
      allocation: [
        { itemId: '1.principal', amount: cny(10_000) },
        { itemId: '2.principal', amount: cny(5_000) },
      ],
    });
  });

  it('that comes early is held until something is due: no interest is paid before its time', () => {
    const early = given(...running)
      .when(on('2025-03-15', 30_000))
      .facts();
    expect(early.map(({ type }) => type)).toEqual(['RepaymentRecorded']);
    expect(early[0]?.data).toMatchObject({
      allocation: [],
      overpaid: cny(30_000),
      standing: { outstanding: cny(120_000), overpaid: cny(30_000) },
    });
    const evenings = given(...running, ...early)
      .when(AgeLoan.of({ loanId, day: '2025-05-01' }))
      .facts();
    expect(evenings).toMatchObject([
      {
        type: 'SuspenseApplied',
        data: {
          valueDate: '2025-04-01',
          allocation: [{ itemId: '1.interest' }, { itemId: '1.principal' }],
          standing: { overpaid: cny(19_640), outstanding: cny(110_000) },
        },
      },
      {
        type: 'SuspenseApplied',
        data: { valueDate: '2025-05-01', standing: { overpaid: cny(9_310) } },
      },
    ]);
  });

  it('of all that is owed ends the loan with interest to its day; what is too much is held', () => {
    // Interest-only over a year: a fen, and then a billion (L3).
    const first = given(...running)
      .when(on('2025-03-10', 1))
      .facts();
    const facts = given(...running, ...first)
      .when(on('2025-03-15', 1_000_000))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'ScheduleRecalculated',
      'RepaymentRecorded',
      'LoanSettled',
    ]);
    expect(facts[0]?.data).toMatchObject({ because: 'payOff' });
    expect(facts[1]?.data).toMatchObject({
      standing: { outstanding: cny(0), overpaid: cny(1_000_001 - 120_168) },
    });
    expect(facts[2]?.data).toEqual({ loanId, clientId, valueDate: '2025-03-15' });
    const again = given(...running, ...first, ...facts)
      .when(on('2025-03-16', 5))
      .facts();
    expect(again.map(({ type }) => type)).toEqual(['RepaymentRecorded']);
    expect(again[0]?.data).toMatchObject({ allocation: [], overpaid: cny(5) });
  });
});

describe('a late repayment', () => {
  const later = given(...running)
    .when(on('2025-05-01', 10_360))
    .facts();
  const late = given(...running, ...later)
    .when(on('2025-04-01', 10_360))
    .facts();

  it('counts for its own day', () =>
    expect(late[0]?.data).toMatchObject({
      valueDate: '2025-04-01',
      allocation: [{ itemId: '1.interest' }, { itemId: '1.principal' }],
      standing: { on: '2025-04-01', outstanding: cny(110_000) },
    }));

  it('is followed by one recalculation of all that came after', () => {
    expect(late.map(({ type }) => type)).toEqual(['RepaymentRecorded', 'LoanRecalculated']);
    expect(late[1]?.data).toMatchObject({
      valueDate: '2025-05-01',
      reallocations: [
        {
          repaymentId: '1',
          paidOn: '2025-05-01',
          was: [
            { itemId: '1.penalty.2025-05-01' },
            { itemId: '1.interest' },
            { itemId: '1.principal' },
          ],
          allocation: [
            { itemId: '2.interest', amount: cny(330) },
            { itemId: '2.principal', amount: cny(10_000) },
          ],
          overpaid: cny(30),
        },
      ],
      standing: { on: '2025-05-01', outstanding: cny(100_000) },
    });
  });

  it('shows that the loan was never overdue', () => {
    const facts = given(...running, ...overdue)
      .when(on('2025-03-31', 10_360))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'RepaymentRecorded',
      'LoanCameCurrent',
      'LoanRecalculated',
    ]);
    expect(facts.map(({ data }) => (data as { valueDate: string }).valueDate)).toEqual([
      '2025-03-31',
      '2025-03-31',
      '2025-04-02',
    ]);
  });
});

describe('a reversal', () => {
  const paid = given(...running)
    .when(on('2025-04-01', 10_360))
    .facts();
  const reverse = ReverseRepayment.of({ loanId, repaymentId: '1', reason: 'Cheque bounced' });

  it('leaves the loan as if the repayment had never been', () => {
    const facts = given(...running, ...paid)
      .when(reverse)
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['RepaymentReversed']);
    expect(facts[0]?.data).toMatchObject({
      valueDate: '2025-04-01',
      standing: { outstanding: cny(120_000), due: cny(10_360), nextAgeingOn: '2025-04-01' },
    });
  });

  it('is done once', () => {
    const reversed = given(...running, ...paid)
      .when(reverse)
      .facts();
    given(...running, ...paid, ...reversed)
      .when(reverse)
      .changesNothing();
  });

  it('needs a repayment', () =>
    given(...running)
      .when(reverse)
      .refuses(loanRefusals.RepaymentUnknown));

  it('lets a settled loan run again', () => {
    const settled = given(...running)
      .when(PayOffLoan.of({ loanId, amount: cny(120_168), valueDate: '2025-03-15' }))
      .facts();
    const facts = given(...running, ...settled)
      .when(reverse)
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'RepaymentReversed',
      'ScheduleRecalculated',
      'LoanReopened',
    ]);
  });

  it('takes an overdue loan through all the buckets it would have been in', () => {
    const second = given(...running, ...overdue)
      .when(on('2025-04-05', 10_366.22))
      .facts();
    const past = [...running, ...overdue, ...second];
    const aged = given(...past)
      .when(AgeLoan.of({ loanId, day: '2025-05-02' }))
      .facts();
    const facts = given(...past, ...aged)
      .when(reverse)
      .facts();
    expect(
      facts.map(({ type, data }) => [type, (data as { valueDate: string }).valueDate]),
    ).toEqual([
      ['RepaymentReversed', '2025-04-05'],
      ['LoanFellOverdue', '2025-04-02'],
      ['OverdueBucketChanged', '2025-04-09'],
      ['OverdueBucketChanged', '2025-05-02'],
    ]);
  });
});
