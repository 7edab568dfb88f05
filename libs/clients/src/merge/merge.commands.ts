import { DatedCommand, IsId, IsText } from '#kernel';

abstract class MergeCommand extends DatedCommand {
  /** The record that is left behind. */
  @IsId() readonly clientId!: string;
}

/** Proposes that two records are of one client. */
export class ProposeMerge extends MergeCommand {
  /** The client that stays. */
  @IsId() readonly into!: string;

  @IsText() readonly reason!: string;
}

/** Merges what another person proposed. */
export class ConfirmMerge extends MergeCommand {}

/** Proposes to part two clients again that were merged by error. */
export class ProposeMergeUndoing extends MergeCommand {
  @IsText() readonly reason!: string;
}

/** Parts them, as another person proposed. */
export class UndoMerge extends MergeCommand {}
