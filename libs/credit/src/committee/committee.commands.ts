import { DatedCommand, IsCode, IsId, IsText } from '#kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, Max, Min } from 'class-validator';
import { CommitteeVote } from './committee.codes.js';

abstract class CommitteeCommand extends DatedCommand {
  @IsId() readonly applicationId!: string;
}

/** Calls the credit committee on an application. Nobody who took part in it is a member. */
export class ConveneCommittee extends CommitteeCommand {
  @IsArray()
  @ArrayMinSize(3)
  @ArrayMaxSize(15)
  @ArrayUnique()
  @IsId({ each: true })
  readonly members!: readonly string[];

  /** How many members must vote. At least two thirds of them. */
  @IsInt() @Min(2) @Max(15) readonly quorum!: number;
}

/** One vote of one member; the last one counts until the vote is closed. */
export class CastVote extends CommitteeCommand {
  @IsCode(CommitteeVote) readonly vote!: CommitteeVote;

  @IsText({ max: 2000 }) readonly comment!: string;
}

/** Closes the vote once the quorum has voted. Two thirds of the votes cast grant the credit. */
export class CloseVote extends CommitteeCommand {}
