import { DatedCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import { MaxLength } from 'class-validator';
import { FinancingOutcome, NeedLoss, RevisionCause } from '../needs.codes.js';
import { Package } from './solution.fields.js';

abstract class SolutionCommand extends DatedCommand {
  /** Short enough for the ids of its applications, which are made from it. */
  @IsId() @MaxLength(60) readonly solutionId!: string;
}

/** Designs a solution for a need. Refused outside the products, or where credit is blocked. */
export class DesignSolution extends SolutionCommand {
  /** The client whose need it is. */
  @IsId() readonly clientId!: string;

  @IsId() readonly needId!: string;

  @IsPart(Package) readonly content!: Package;
}

/** Makes the next version of a solution that the client has not answered yet. */
export class ReviseSolution extends SolutionCommand {
  @IsPart(Package) readonly content!: Package;

  @IsCode(RevisionCause) readonly cause!: RevisionCause;

  @IsText() readonly reason!: string;
}

/** Records that the latest version was presented to the client. */
export class PresentSolution extends SolutionCommand {
  /** Who was there, and how it was presented. */
  @IsText() readonly occasion!: string;
}

/**
 * Records that the client accepts; its loans are applied for at once, with the same terms. Refused
 * where the bank would not offer the same today.
 */
export class AcceptSolution extends SolutionCommand {
  /** Who accepted it for the client. */
  @IsText({ max: 200 }) readonly acceptedBy!: string;
}

/** Records that the client does not accept it. */
export class RejectSolution extends SolutionCommand {
  @IsCode(NeedLoss) readonly code!: NeedLoss;

  @IsText() readonly reason!: string;
}

/** Notes what became of a credit that the solution led to. Sent by the system. */
export class NoteFinancing extends SolutionCommand {
  @IsId() readonly applicationId!: string;

  @IsCode(FinancingOutcome) readonly outcome!: FinancingOutcome;
}
