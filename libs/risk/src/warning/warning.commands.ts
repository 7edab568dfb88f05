import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateNested } from 'class-validator';
import type { ClientFigures } from '../early-warning/observed-figures.js';
import { ObservedFigures } from '../early-warning/observed-figures.js';
import { RiskResponse, WarningVerdict } from '../early-warning/early-warning.codes.js';

abstract class ClientCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Compares the figures of a client with the rules in force on a day. Sent by the system alone. */
export class AssessClient extends ClientCommand {
  @IsDay() readonly day!: Day;

  @ValidateNested() @Type(() => ObservedFigures) readonly figures!: ClientFigures;
}

abstract class WarningCommand extends ClientCommand {
  /** The rule whose warning is meant, such as `EW-01`: the latest it raised upon the client. */
  @IsId() readonly rule!: string;
}

/** Takes note of a warning: somebody is now responsible for it. */
export class AcknowledgeWarning extends WarningCommand {}

/** Records what a look at the client showed: severity × likelihood, and in words. */
export class AssessWarning extends WarningCommand {
  /** How bad it would be, 1 to 5. */
  @IsInt() @Min(1) @Max(5) readonly severity!: number;

  /** How likely it is, 1 to 5. */
  @IsInt() @Min(1) @Max(5) readonly likelihood!: number;

  @IsText({ max: 2_000 }) readonly finding!: string;
}

/** Records what was done about a warning: one of the four responses, and in words. */
export class RecordWarningAction extends WarningCommand {
  @IsCode(RiskResponse) readonly response!: RiskResponse;

  @IsText({ max: 2_000 }) readonly action!: string;
}

/** Ends the work on a warning with a verdict: was it right to warn? */
export class CloseWarning extends WarningCommand {
  @IsCode(WarningVerdict) readonly verdict!: WarningVerdict;

  @IsText({ max: 2_000 }) readonly conclusion!: string;
}
