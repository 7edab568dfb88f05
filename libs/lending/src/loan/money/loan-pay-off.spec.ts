import { clientId, terms } from '#credit/examples';
import type { DomainCommand } from '#kernel';
import { addDays, cny, valueDateRefusals } from '#kernel';
import type { PrepaymentEffect, RepaymentMethod } from '#loan-arithmetic';
import fc from 'fast-check';
import { judgedLoan } from './judged-loan.js';
import { PayOffLoan, PrepayLoan, RecordRepayment, ReverseRepayment } from '../loan.commands.js';
import { loan } from '../loan.decider.js';
import { givenLoan as given } from '../deciding.fixture.js';
import { loanEvents } from '../loan.events.js';
import {
  booked,
  disbursed,
  instructed,
  loanId,
  officer,
  overdue,
  release,
  running,
  signed,
} from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';

const opened = (method: RepaymentMethod) =>
  loanEvents.LoanGranted({ ...booked.data, terms: { ...terms, method } });
const payingOff = (yuan: number, valueDate: string) =>
  PayOffLoan.of({ loanId, amount: cny(yuan), valueDate });

describe('a pay-off', () => {
  it('pays the rest of the principal, with interest up to the day', () => {
    // 120,000 yuan at 3.6 % for 14 of 360 days: 168.00.
    const [schedule, repaid, settled] = given(...running)
      .when(payingOff(120_168, '2025-03-15'))
      .facts();
    expect(schedule?.data).toMatchObject({
      because: 'payOff',
      rows: [{ number: 1, dueOn: '2025-03-15', interest: cny(168), balanceAfter: cny(0) }],
    });
    expect(repaid?.data).toMatchObject({
      overpaid: cny(0),
      standing: { outstanding: cny(0), due: cny(0), nextDueOn: null, nextAgeingOn: null },
    });
    expect(settled).toEqual(loanEvents.LoanSettled({ loanId, clientId, valueDate: '2025-03-15' }));
  });

  it('is of exactly the figure, which a refusal tells', () =>
    given(...running)
      .when(payingOff(120_167.99, '2025-03-15'))
      .refuses(loanRefusals.PayOffDiffers, {
        payOff: {
          on: '2025-03-15',
          principal: cny(120_000),
          interest: cny(168),
          fees: cny(0),
          penalty: cny(0),
          prepaymentFee: cny(0),
          held: cny(0),
          total: cny(120_168),
        },
      }));

  it('takes what is held in suspense', () => {
    const early = given(...running)
      .when(RecordRepayment.of({ loanId, amount: cny(20_000), valueDate: '2025-03-10' }))
      .facts();
    const facts = given(...running, ...early)
      .when(payingOff(100_168, '2025-03-15'))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'ScheduleRecalculated',
      'RepaymentRecorded',
      'LoanSettled',
    ]);
  });

  it('includes what is overdue, and brings the loan back', () => {
    const facts = given(...running, ...overdue)
      // Due interest 360.00, five days on 110,000 at 3.6 %, and 7.77 penalty at 5.4 %.
      .when(payingOff(120_360 + 55 + 7.77, '2025-04-06'))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'ScheduleRecalculated',
      'RepaymentRecorded',
      'LoanCameCurrent',
      'LoanSettled',
    ]);
  });

  it('that is taken back leaves the loan as it was agreed', () => {
    const paid = given(...running)
      .when(payingOff(120_168, '2025-03-15'))
      .facts();
    const facts = given(...running, ...paid)
      .when(ReverseRepayment.of({ loanId, repaymentId: '1', reason: 'Cheque bounced' }))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'RepaymentReversed',
      'ScheduleRecalculated',
      'LoanReopened',
    ]);
    expect(facts[1]?.data).toMatchObject({
      because: 'reversal',
      rows: disbursed[1].data.rows,
      standing: { due: cny(0), nextDueOn: '2025-04-01', nextDue: cny(10_360) },
    });
  });

  it('does not go behind what is known', () =>
    given(...running, ...overdue)
      .when(payingOff(120_360, '2025-04-01'))
      .refuses(valueDateRefusals.ValueDateTooEarly));
});

describe('a prepayment', () => {
  const prepay = (yuan: number, valueDate: string, effect: PrepaymentEffect = 'reduceInstalment') =>
    PrepayLoan.of({ loanId, amount: cny(yuan), valueDate, effect });

  it('lowers the instalments to come, with interest on what is left', () => {
    const facts = given(...running)
      .when(prepay(60_000, '2025-03-16'))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['ScheduleRecalculated', 'RepaymentRecorded']);
    // Fifteen days of interest on 120,000 yuan and fifteen on 60,000: 180.00 and 90.00.
    expect(facts[0]?.data).toMatchObject({
      because: 'prepayment',
      rows: expect.arrayContaining([
        expect.objectContaining({ dueOn: '2025-03-16', principal: cny(60_000), interest: cny(0) }),
        expect.objectContaining({ dueOn: '2025-04-01', principal: cny(5_000), interest: cny(270) }),
      ]),
    });
    expect(facts[1]?.data).toMatchObject({
      prepayment: 'reduceInstalment',
      allocation: [{ component: 'principal', timing: 'due', amount: cny(60_000) }],
      standing: { outstanding: cny(60_000), due: cny(0), nextDue: cny(5_270) },
    });
  });

  it('may end the loan earlier instead', () => {
    const [schedule] = given(...running)
      .when(prepay(60_000, '2025-03-16', 'reduceTerm'))
      .facts();
    expect((schedule?.data as { rows: readonly unknown[] }).rows).toHaveLength(7);
  });

  it('that is taken back leaves the schedule as it was', () => {
    const prepaid = given(...running)
      .when(prepay(60_000, '2025-03-16'))
      .facts();
    const facts = given(...running, ...prepaid)
      .when(ReverseRepayment.of({ loanId, repaymentId: '1', reason: 'Cheque bounced' }))
      .facts();
    expect(facts[1]?.data).toMatchObject({ because: 'reversal', rows: disbursed[1].data.rows });
  });

  it('stands when the rest is paid off', () => {
    const prepaid = given(...running)
      .when(prepay(60_000, '2025-03-16'))
      .facts();
    // 15 days on 120,000 and 5 on 60,000.
    const facts = given(...running, ...prepaid)
      .when(payingOff(60_210, '2025-03-21'))
      .facts();
    expect(facts.at(-1)?.type).toBe('LoanSettled');
  });

  it('comes after what is due', () =>
    given(...running, ...overdue)
      .when(prepay(60_000, '2025-04-02'))
      .refuses(loanRefusals.ArrearsFirst));

  it('is not all that is left', () =>
    given(...running)
      .when(prepay(120_000, '2025-03-16'))
      .refuses(loanRefusals.PayOffInstead));
});

describe('the pay-off figure', () => {
  const methods: readonly RepaymentMethod[] = [
    'equalInstalment',
    'equalPrincipal',
    'interestOnly',
    'bullet',
  ];

  it('leaves nothing once it is paid, whatever was drawn and paid before', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...methods),
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 40_000 })), {
          maxLength: 3,
        }),
        (method, days, paid) => {
          const on = addDays('2025-03-01', days);
          const begun = given(opened(method), signed, instructed(120_000))
            .when(release(), { actor: officer })
            .facts();
          let facts = [opened(method), signed, instructed(120_000), ...begun];
          const decide = (command: DomainCommand) => {
            facts = [
              ...facts,
              ...given(...facts)
                .when(command, { today: on })
                .facts(),
            ];
          };
          for (const [day, yuan] of paid
            .filter(([paidOn]) => paidOn <= days)
            .sort(([a], [b]) => a - b)) {
            const valueDate = addDays('2025-03-01', day);
            decide(RecordRepayment.of({ loanId, amount: cny(yuan), valueDate }));
          }
          const { total, principal } = judgedLoan(loan.fold(facts) as Loan).book.payOffOn(on);
          fc.pre(principal.minor > 0 && total.minor > 0);
          decide(PayOffLoan.of({ loanId, amount: total, valueDate: on }));
          expect(facts.at(-1)?.type).toBe('LoanSettled');
          const { book, standing } = judgedLoan(loan.fold(facts) as Loan);
          expect(book.payOffOn(addDays(on, 400)).total).toEqual(cny(0));
          expect(standing(addDays(on, 400))).toMatchObject({
            outstanding: cny(0),
            overpaid: cny(0),
            penalty: cny(0),
          });
        },
      ),
      { seed: 20250301, numRuns: 60 },
    ));
});
