import { applicationEvents } from '#credit';
import { PrepareNotice } from '#engagement';
import type { Labels, Money } from '#kernel';
import { defineProcess, moneyText, pick } from '#kernel';
import { loanEvents } from '#lending';

interface Told {
  readonly clientId: string;
  readonly about: string;
  /** What has happened: one notice for each. */
  readonly step: string;
}

const told = ({ clientId, about, step }: Told, subject: Labels, text: Labels) => [
  PrepareNotice.of({
    noticeId: `nt_${about}.progress.${step}`,
    clientId,
    topic: 'progress',
    about,
    en: { subject: subject.en, text: text.en },
    zh: { subject: subject.zh, text: text.zh },
  }),
];

const amountOf = (amount: Money): string => `${amount.currency} ${moneyText(amount)}`;

/** The client hears of each step of its application, and of the money that is paid out (F-07). */
export const tellOfProgress = defineProcess({
  name: 'tell-of-progress',
  events: {
    ...pick(
      applicationEvents,
      'ApplicationSubmitted',
      'ApplicationReturned',
      'ApplicationApproved',
      'ApplicationDeclined',
    ),
    ...pick(loanEvents, 'LoanDisbursed'),
  },
  on: {
    ApplicationSubmitted: ({ applicationId: about, clientId, terms, origin }) =>
      origin === undefined
        ? told(
            { clientId, about, step: 'submitted' },
            { en: 'Your application has arrived', zh: '贷款申请已受理' },
            {
              en: `We are reviewing your application ${about} for ${amountOf(terms.amount)}.`,
              zh: `您的贷款申请${about}（${amountOf(terms.amount)}）已受理，正在审查。`,
            },
          )
        : [],
    ApplicationReturned: ({ applicationId: about, clientId, reason, valueDate }) =>
      told(
        { clientId, about, step: `returned.${valueDate}` },
        { en: 'Your application needs completion', zh: '贷款申请需补充资料' },
        {
          en: `Please complete your application ${about}. ${reason}`,
          zh: `请补充贷款申请${about}的资料。${reason}`,
        },
      ),
    ApplicationApproved: ({ applicationId: about, clientId, terms, validUntil, origin }) => {
      if (origin !== undefined) return [];
      const until =
        validUntil === undefined
          ? { en: '', zh: '' }
          : { en: `, to be drawn by ${validUntil}`, zh: `，请于${validUntil}前提款` };
      return told(
        { clientId, about, step: 'approved' },
        { en: 'Your loan is approved', zh: '贷款申请已批准' },
        {
          en: `Your application ${about} is approved: ${amountOf(terms.amount)}${until.en}.`,
          zh: `您的贷款申请${about}已批准：${amountOf(terms.amount)}${until.zh}。`,
        },
      );
    },
    ApplicationDeclined: ({ applicationId: about, clientId }) =>
      told(
        { clientId, about, step: 'declined' },
        { en: 'Your application was not approved', zh: '贷款申请未获批准' },
        {
          en: `We cannot grant your application ${about}. Your relationship manager will explain why.`,
          zh: `您的贷款申请${about}未获批准，客户经理将向您说明原因。`,
        },
      ),
    LoanDisbursed: ({ loanId: about, clientId, amount, drawdown, origin, valueDate }) =>
      origin === undefined
        ? told(
            { clientId, about, step: `paidOut.${drawdown?.drawdownId ?? valueDate}` },
            { en: 'Your loan was paid out', zh: '贷款已发放' },
            {
              en: `${amountOf(amount)} of loan ${about} was paid out on ${valueDate}.`,
              zh: `贷款${about}于${valueDate}发放${amountOf(amount)}。`,
            },
          )
        : [],
  },
});
