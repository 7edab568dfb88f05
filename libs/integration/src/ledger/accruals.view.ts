import type { Day, Money, Openings, Rows } from '#kernel';
import { defineView, each, IsId, ListQuery, none } from '#kernel';
import { loanEvents, standingEvents } from '#lending';
import type { Outlook } from '#loan-arithmetic';
import { figuresOn } from '#loan-arithmetic';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, Matches } from 'class-validator';
import { runsOffBooks } from './accrual.rules.js';

/** What has run on a loan until an evening and is not paid. */
export interface AccrualRow {
  readonly loanId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly on?: Day;
  /** Interest that has run, due or not. */
  readonly interest: Money;
  /** Penalty and compound interest. */
  readonly penalty: Money;
  /** Something is overdue for so long that what has run is no income, and stands off the books. */
  readonly isOffBooks: boolean;
}

interface KeptAccrual extends Pick<AccrualRow, 'loanId' | 'clientId' | 'currency'> {
  /** What later figures follow from; nothing runs where there is none. */
  readonly basis?: Outlook;
}

/** What has run on each loan until the evening. */
export class ListAccruals extends ListQuery<AccrualRow> {
  /** With commas between. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsArray()
  @ArrayMaxSize(500)
  @IsId({ each: true })
  readonly loanIds?: readonly string[];

  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @Matches(/^[A-Z]{3}$/) readonly currency?: string;
}

const opens: Openings<KeptAccrual, typeof loanEvents> = {
  LoanGranted: ({ loanId, clientId, terms }) => ({
    loanId,
    clientId,
    currency: terms.amount.currency,
  }),
};

/** Off the books, or at its end: nothing runs any more. */
const over = (_: unknown, { basis: __, ...row }: KeptAccrual): KeptAccrual => row;

const on: Rows<KeptAccrual, typeof loanEvents> = {
  ...each(standingEvents, ({ standing: { basis } }, row: KeptAccrual) => ({ ...row, basis })),
  LoanWrittenOff: over,
  LoanTransferred: over,
  LoanSettled: over,
  LoanOutcomeUnreported: over,
};

/** How much has run until the end of a day. */
export function accruedOn({ basis, ...loan }: KeptAccrual, today: Day | undefined): AccrualRow {
  const { currency } = loan;
  if (basis === undefined) {
    return {
      ...loan,
      interest: none({ currency }),
      penalty: none({ currency }),
      isOffBooks: false,
    };
  }
  const day = today !== undefined && today > basis.on ? today : basis.on;
  const { accruedInterest, penalty, daysPastDue } = figuresOn(basis, day);
  const fallen = basis.coming.filter(({ dueOn }) => dueOn <= day);
  const due = [...basis.open, ...fallen.flatMap(({ open }) => open)]
    .filter(({ component }) => component === 'interest')
    .reduce((sum, { minor }) => sum + minor, 0);
  return {
    ...loan,
    on: day,
    interest: { minor: accruedInterest + due, currency },
    penalty: { minor: penalty, currency },
    isOffBooks: runsOffBooks(daysPastDue, day),
  };
}

const accountants = ['auditor', 'riskOfficer', 'administrator', 'service'] as const;

/** What has run on every loan and is not paid: it follows from the facts, evening after evening. */
export const accruals = defineView({
  name: 'accruals',
  events: loanEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { ListAccruals },
  allow: { ListAccruals: accountants },
  answer: {
    ListAccruals: async ({ loanIds, clientId, currency, ...page }, rows, { today }) => {
      const wanted = { clientId, currency, ...(loanIds && { loanId: { in: loanIds } }) };
      const { items, next } = await rows.page(wanted, page);
      return { items: items.map((row) => accruedOn(row, today)), next };
    },
  },
  indexes: [{ clientId: 1 }, { currency: 1 }],
});
