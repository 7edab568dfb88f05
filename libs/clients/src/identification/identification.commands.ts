import { DatedCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';
import { FactSource } from '../client/client-facts.js';
import {
  ClassificationMethod,
  IdentificationOutcome,
  IdentificationStandard,
} from './identification.codes.js';

abstract class IdentificationCommand extends DatedCommand {
  @IsId() readonly clientId!: string;
}

/** Begins to identify a client or a prospect, with what market research says. */
export class StartIdentification extends IdentificationCommand {
  @IsText({ max: 2000 }) readonly research!: string;
}

/** Scores one of the six standards, with what the score rests on. */
export class ScoreStandard extends IdentificationCommand {
  @IsCode(IdentificationStandard) readonly standard!: IdentificationStandard;

  @IsInt() @Min(0) @Max(100) readonly score!: number;

  @IsCode(ClassificationMethod) readonly method!: ClassificationMethod;

  @IsText({ max: 1000 }) readonly evidence!: string;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Moves on to the next stage. Refused while its gate is not passed. */
export class AdvanceIdentification extends IdentificationCommand {
  @IsText({ max: 2000 }) readonly finding!: string;
}

/** Ends it with an outcome. A target has passed all four stages. */
export class ConcludeIdentification extends IdentificationCommand {
  @IsCode(IdentificationOutcome) readonly outcome!: IdentificationOutcome;

  @IsText({ max: 1000 }) readonly reason!: string;
}
