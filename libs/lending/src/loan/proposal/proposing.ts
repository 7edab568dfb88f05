import { IsId } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Evidence } from '../loan-command.js';
import { AreEvidence, DatedLoanCommand } from '../loan-command.js';

/** A command that proposes something that others have to approve. */
export abstract class Proposing extends DatedLoanCommand {
  /** Defaults to the running number of the proposal. */
  @IsOptional() @IsId() readonly proposalId?: string;

  @IsOptional() @AreEvidence() readonly evidence?: readonly Evidence[];
}
