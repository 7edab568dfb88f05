import { PrepareNotice } from '#engagement';
import type { Day } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import type { KeptLoan, LoanNotice } from '#lending';
import {
  loanBook,
  loanEvents,
  longestReminder,
  maturityReminder,
  paymentReminder,
  rateNotice,
} from '#lending';
import { businessDayEvents } from '#platform';

interface Closed {
  readonly day: Day;
}

function prepared(
  topic: 'payment' | 'maturity' | 'rateChange',
  notice: LoanNotice | undefined,
): readonly PrepareNotice[] {
  if (notice === undefined) return [];
  const { key, clientId, loanId: about, subject, text, values } = notice;
  return [
    PrepareNotice.of({
      noticeId: `nt_${key}`,
      clientId,
      topic,
      about,
      values,
      en: { subject: subject.en, text: text.en },
      zh: { subject: subject.zh, text: text.zh },
    }),
  ];
}

/** At the end of a day, borrowers are reminded of instalments that are near. */
export const remindOfPayments = defineProcess({
  name: 'remind-of-payments',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: Closed) =>
        loanBook.rows({
          status: 'active',
          nextDueOn: { above: day, upTo: addDays(day, longestReminder('payment', day)) },
        }),
      (loan: KeptLoan, { day }) => prepared('payment', paymentReminder(loan, day)),
    ),
  },
});

/** At the end of a day, borrowers are reminded that their loan matures. */
export const remindOfMaturity = defineProcess({
  name: 'remind-of-maturity',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: Closed) =>
        loanBook.rows({
          status: 'active',
          maturesOn: { above: day, upTo: addDays(day, longestReminder('maturity', day)) },
        }),
      (loan: KeptLoan, { day }) => prepared('maturity', maturityReminder(loan, day)),
    ),
  },
});

/** A new rate is explained to the borrower as soon as it is announced. */
export const tellOfRates = defineProcess({
  name: 'tell-of-rates',
  events: pick(loanEvents, 'RateResetAnnounced'),
  on: {
    RateResetAnnounced: (announced) => prepared('rateChange', rateNotice(announced)),
  },
});
