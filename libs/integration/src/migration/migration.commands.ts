import type { Money } from '#kernel';
import { AreParts, DomainCommand, IsCode, IsId, IsMoneyOrNothing, IsText } from '#kernel';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { MigratedKind } from '../integration.codes.js';
import type { MigratedTotal } from './migration.events.js';

abstract class MigrationCommand extends DomainCommand {
  @IsId() readonly migrationId!: string;
}

class ExpectedTotal implements MigratedTotal {
  @IsCode(MigratedKind) readonly kind!: MigratedKind;

  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) readonly count!: number;

  /** What was applied for or granted, one sum for each currency. Not compared where left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsMoneyOrNothing({ each: true })
  readonly amounts?: readonly Money[];
}

/** Lets history of another system come in. Refused while another migration is open. */
export class OpenMigration extends MigrationCommand {
  /** The system that the history comes from. */
  @IsText({ max: 200 }) readonly source!: string;

  @IsText() readonly reason!: string;

  /** What is to come in, each kind once. */
  @AreParts(ExpectedTotal, { min: 1, max: 20 }) readonly expected!: readonly MigratedTotal[];
}

/** Ends it and records what came in. Somebody else does so than whoever opened it. */
export class CloseMigration extends MigrationCommand {
  /** Why what came in is right though something else was expected; needed then only. */
  @IsOptional() @IsText() readonly explanation?: string;
}
