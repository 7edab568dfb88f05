import { FactSource, Origin } from '#clients';
import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart, TakesOverHistory } from '#kernel';
import { IsOptional } from 'class-validator';
import { Outcome } from './outcome.codes.js';

abstract class OutcomeCommand extends DomainCommand {
  @IsId() readonly clientId!: string;

  @IsCode(Outcome) readonly outcome!: Outcome;

  /** What it concerns where that is not the client as a whole. */
  @IsOptional() @IsId() readonly about?: string;

  @IsDay() readonly happenedOn!: Day;

  /** The day the bank learnt of it; defaults to the day of recording. */
  @IsOptional() @IsDay() readonly knownOn?: Day;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Records what became of a client elsewhere, so that warnings can be measured by it. */
export class RecordOutcome extends OutcomeCommand {}

/** Takes over an outcome from another system. */
@TakesOverHistory()
export class MigrateOutcome extends OutcomeCommand {
  @IsPart(Origin) readonly origin!: Origin;
}
