import type { Currency, Day } from '#kernel';
import { DomainCommand, IsDay, IsId, IsText } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import { BureauFigure } from '../facts/facts.codes.js';
import { AreFigures } from '../facts/is-figures.js';
import type { BureauFigures } from './credit-report.events.js';

/** Records what a credit bureau reports of a client's dealings with all lenders. */
export class RecordCreditReport extends DomainCommand {
  @IsId() readonly clientId!: string;

  /** Number of the report at its bureau. */
  @IsId() readonly reportId!: string;

  @IsText({ max: 80 }) readonly bureau!: string;

  /** The day the bureau made it. */
  @IsDay() readonly reportedOn!: Day;

  /** The day the bank learnt of it; defaults to the day of recording. */
  @IsOptional() @IsDay() readonly knownOn?: Day;

  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters' })
  readonly currency!: Currency;

  @AreFigures(BureauFigure) readonly figures!: BureauFigures;
}
