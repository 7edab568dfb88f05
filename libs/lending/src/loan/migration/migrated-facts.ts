import { IsLoanAmount, IsLoanAmountOrNothing } from '#credit';
import type { Day, Money } from '#kernel';
import { IsDay } from '#kernel';

/** What was paid out in the system the loan comes from. */
export class StatedDisbursement {
  @IsLoanAmount() readonly amount!: Money;

  @IsDay() readonly valueDate!: Day;
}

/** What was written off in the system the loan comes from. */
export class StatedWriteOff {
  @IsLoanAmountOrNothing() readonly principal!: Money;

  @IsDay() readonly valueDate!: Day;
}

type Fields<T> = { readonly [K in keyof T]: T[K] };
export type MigratedDisbursement = Fields<StatedDisbursement>;
export type MigratedWriteOff = Fields<StatedWriteOff>;
