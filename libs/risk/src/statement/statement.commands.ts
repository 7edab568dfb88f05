import { FactSource, Origin } from '#clients';
import type { Currency, Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart, IsText, TakesOverHistory } from '#kernel';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { StatementFigures } from './figures.js';
import { AreAccounts, IsStatementFigures } from './figures.js';
import type { Accounts } from './spreading.js';
import { AuditOpinion, StatementBasis } from './statement.codes.js';

abstract class StatementCommand extends DomainCommand {
  @IsId() readonly clientId!: string;

  /** The last day of the period. */
  @IsDay() readonly periodEnd!: Day;

  /** The length of the period in months: 12 for a year, less for an interim statement. */
  @IsInt() @Min(1) @Max(18) readonly months!: number;

  @IsCode(StatementBasis) readonly basis!: StatementBasis;

  /** The day the bank learnt of it; defaults to the day of recording. */
  @IsOptional() @IsDay() readonly knownOn?: Day;

  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters' })
  readonly currency!: Currency;

  /** The unit to which the source rounds, in minor units. 1 where it does not round. */
  @IsOptional() @IsInt() @Min(1) @Max(100_000_000) readonly roundedTo?: number;

  /** The figures, spread to the chart of accounts, in minor units. */
  @IsOptional() @IsStatementFigures() readonly figures?: StatementFigures;

  /** The accounts as the client states them, in minor units, and the form they belong to. */
  @IsOptional() @AreAccounts() readonly accounts?: Accounts;

  @IsOptional() @IsId() readonly template?: string;

  /** Why sums that disagree are right all the same. */
  @IsOptional() @IsText() readonly explanation?: string;

  @IsCode(AuditOpinion) readonly audit!: AuditOpinion;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Records a set of financial statements. Refused where sums disagree and nobody explains it. */
export class RecordStatement extends StatementCommand {}

/** Takes over a set of statements from another system. */
@TakesOverHistory()
export class MigrateStatement extends StatementCommand {
  @IsPart(Origin) readonly origin!: Origin;
}

/** Records that a set of statements was published again with other figures. */
export class RestateStatement extends StatementCommand {
  @IsText() readonly reason!: string;
}
