import { IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';

/** Who stands behind a credit: a client of the bank, or somebody else. */
export class Guarantor {
  /** A client of the bank. */
  @IsOptional() @IsId() readonly clientId?: string;

  @IsText({ max: 200 }) readonly name!: string;

  /** The number in the register, or of the identity card, where it is no client. */
  @IsOptional() @IsText({ max: 60 }) readonly number?: string;
}
