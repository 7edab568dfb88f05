import { PrepareNotice } from '#engagement';
import { cny } from '#kernel';
import { reacts } from '#kernel/testing';
import { loanEvents } from '#lending';
import { businessDayEvents } from '#platform';
import { remindOfMaturity, remindOfPayments, tellOfRates } from './remind-clients.process.js';

const closed = (day: string) => businessDayEvents.BusinessDayClosed({ day, valueDate: day });
/** As the loan book keeps it, as far as reminders look. */
const loan = {
  loanId: 'ln_1',
  clientId: 'cl_1',
  agreementNumber: '2025-0017',
  status: 'active',
  on: '2025-12-31',
  nextDueOn: '2025-04-01',
  nextDue: cny(10_360),
  maturesOn: '2025-06-01',
  outstanding: cny(30_000),
  rates: [],
};

describe('a borrower', () => {
  it.each([
    ['2025-03-20', undefined],
    ['2025-03-25', 7],
    ['2025-03-28', 7],
    ['2025-03-29', 3],
    ['2025-03-31', 1],
    ['2025-04-01', undefined],
  ])('is reminded of an instalment by RM-01: on %s of step %s', (day, step) => {
    const reminder = PrepareNotice.of({
      noticeId: `nt_ln_1.payment.2025-04-01.${step}`,
      clientId: 'cl_1',
      topic: 'payment',
      about: 'ln_1',
      values: [
        { name: 'loan', value: '2025-0017' },
        { name: 'dueOn', value: '2025-04-01' },
        { name: 'amount', value: 'CNY 10360.00' },
      ],
      en: {
        subject: 'Payment due on 2025-04-01',
        text:
          'CNY 10360.00 of loan 2025-0017 is due on 2025-04-01. ' + 'Please have the money ready.',
      },
      zh: {
        subject: '2025-04-01还款提醒',
        text: '贷款2025-0017应于2025-04-01还款CNY 10360.00，请提前备足资金。',
      },
    });
    reacts(remindOfPayments)(closed(day), {}, [loan]).then(...(step ? [reminder] : []));
  });

  it('is asked about once for the loans whose day is near', () =>
    expect(
      remindOfPayments.sweep(closed('2025-03-25'))?.over(closed('2025-03-25').data, {} as never)
        ?.where,
    ).toEqual({ status: 'active', nextDueOn: { above: '2025-03-25', upTo: '2025-04-01' } }));

  it('is reminded of maturity by RM-02', () => {
    const [reminder] = [
      ...(remindOfMaturity
        .sweep(closed('2025-05-05'))
        ?.each(loan, closed('2025-05-05').data, {} as never) ?? []),
    ];
    expect(reminder).toMatchObject({
      noticeId: 'nt_ln_1.maturity.2025-06-01.30',
      topic: 'maturity',
      zh: { text: '贷款2025-0017将于2025-06-01到期，未还本金CNY 30000.00。' },
    });
  });

  it('is told of a new rate, and why', () => {
    const announced = loanEvents.RateResetAnnounced({
      loanId: 'ln_1',
      clientId: 'cl_1',
      from: '2025-07-01',
      annualRate: '0.0355',
      formerRate: '0.036',
      reason: 'LPR下调。',
      valueDate: '2025-06-10',
    } as never);
    expect(tellOfRates.react(announced, {} as never)).toMatchObject([
      {
        noticeId: 'nt_ln_1.rateChange.2025-07-01',
        topic: 'rateChange',
        en: {
          text: 'From 2025-07-01 loan ln_1 bears 3.55% a year instead of 3.6%. LPR下调。',
        },
      },
    ]);
  });
});
