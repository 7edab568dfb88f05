import { Origin } from '#clients';
import type { Currency, Day } from '#kernel';
import { DomainCommand, IsDay, IsId, IsPart } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import { AccountFigure } from '../facts/facts.codes.js';
import { AreFigures } from '../facts/is-figures.js';
import type { AccountFigures } from './account.events.js';

/**
 * Reports how an account behaved in a month, up to a day of it. Sent by the system that keeps the
 * accounts, at the end of each month or whenever a decision needs it.
 */
export class ReportAccountBehaviour extends DomainCommand {
  @IsId() readonly accountId!: string;

  @IsId() readonly clientId!: string;

  /** The last day the figures cover; its month is the month of the report. */
  @IsDay() readonly upTo!: Day;

  /** The day the bank learnt of it; defaults to the day of recording. */
  @IsOptional() @IsDay() readonly knownOn?: Day;

  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters' })
  readonly currency!: Currency;

  @AreFigures(AccountFigure) readonly figures!: AccountFigures;

  @IsOptional() @IsPart(Origin) readonly origin?: Origin;
}
