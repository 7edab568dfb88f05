import type { Day, Labels, Level } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import {
  RiskResponse,
  WarningLevel,
  WarningPlaybook,
  WarningVerdict,
} from '../early-warning/early-warning.codes.js';

abstract class ClientCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/**
 * Judges a client by the sets in force, on a day. At once, when a fact has become known, figures
 * that time alone changes are left to the end of the day. Sent by the system alone.
 */
export class AssessClient extends ClientCommand {
  @IsDay() readonly day!: Day;

  @IsBoolean() readonly atOnce!: boolean;
}

class LabelFields implements Labels {
  @IsText({ max: 200 }) readonly en!: string;

  @IsText({ max: 200 }) readonly zh!: string;
}

/** Warns of what no rule sees. It stands until somebody closes it. */
export class RaiseWarning extends ClientCommand {
  @IsCode(WarningLevel) readonly level!: Level;

  @IsPart(LabelFields) readonly title!: Labels;

  @IsText({ max: 2_000 }) readonly finding!: string;

  @IsCode(WarningPlaybook) readonly playbook!: WarningPlaybook;
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

/**
 * Ends the work on a warning with a verdict: was it right to warn? A false alarm that is orange or
 * red is called so by somebody other than the person who assessed it.
 */
export class CloseWarning extends WarningCommand {
  @IsCode(WarningVerdict) readonly verdict!: WarningVerdict;

  @IsText({ max: 2_000 }) readonly conclusion!: string;
}
