import { AboutAnyClient, DomainCommand, IsId, IsText } from '#kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';

abstract class AccessCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Lets the members of a team see the client as its manager does. */
export class ShareClient extends AccessCommand {
  @IsId() readonly teamId!: string;

  @IsText() readonly reason!: string;
}

/** Ends that. */
export class UnshareClient extends AccessCommand {
  @IsId() readonly teamId!: string;

  @IsText() readonly reason!: string;
}

/** Proposes that only these persons and the auditors see the client. Somebody else confirms it. */
export class ProposeRestriction extends AccessCommand {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique({ message: '$property must name each person once' })
  @Matches(/^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$/, {
    each: true,
    message: 'each of $property must be the id of a person',
  })
  readonly personIds!: readonly string[];

  @IsText() readonly reason!: string;
}

/** Confirms the restriction that is proposed; it counts at once. */
@AboutAnyClient()
export class ConfirmRestriction extends AccessCommand {}

/** Proposes to lift the restriction. Somebody else confirms it. */
export class ProposeLifting extends AccessCommand {
  @IsText() readonly reason!: string;
}

/** Confirms that the restriction is lifted; it counts at once. */
@AboutAnyClient()
export class ConfirmLifting extends AccessCommand {}
