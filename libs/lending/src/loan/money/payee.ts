import { IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import type { PaymentWay } from '../proposal/proposal.codes.js';

/** Whom money goes to or comes from. */
export class PayeeFields {
  @IsText({ max: 200 }) readonly name!: string;

  @IsText({ max: 64 }) readonly account!: string;

  @IsOptional() @IsText({ max: 200 }) readonly bank?: string;
}

/** How a drawdown was paid out. */
export interface PaidOut {
  readonly drawdownId: string;
  readonly payee: Payee;
  readonly way: PaymentWay;
  readonly use: string;
}

/** Whom money goes to or comes from. */
export type Payee = { readonly [K in keyof PayeeFields]: PayeeFields[K] };
