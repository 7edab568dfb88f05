import { IsText } from '#kernel';
import { IsOptional } from 'class-validator';

/** Whom money goes to or comes from. */
export class PayeeFields {
  @IsText({ max: 200 }) readonly name!: string;

  @IsText({ max: 64 }) readonly account!: string;

  @IsOptional() @IsText({ max: 200 }) readonly bank?: string;
}

/** Whom money goes to or comes from. */
export type Payee = { readonly [K in keyof PayeeFields]: PayeeFields[K] };
