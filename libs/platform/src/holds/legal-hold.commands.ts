import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsId, IsText } from '#kernel';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional } from 'class-validator';

abstract class OfLegalHold extends DomainCommand {
  @IsId() readonly legalHoldId!: string;
}

const AreIds = () => (target: object, field: string) => {
  const rules = [IsOptional(), IsArray(), ArrayMaxSize(100), ArrayUnique(), IsId({ each: true })];
  for (const rule of rules) rule(target, field);
};

/** Keeps what there is of clients, and of persons, as it is. */
export class OrderLegalHold extends OfLegalHold {
  /** What their rows were is not removed, however long ago; nor are their parked events. */
  @AreIds() readonly clientIds?: readonly string[];
  /** Nobody erases them. */
  @AreIds() readonly personIds?: readonly string[];
  /** The file number of the court or the authority. */
  @IsText({ max: 100 }) readonly matter!: string;
  @IsText() readonly reason!: string;
  /** The last day; until it is lifted where none is stated. */
  @IsOptional() @IsDay() readonly until?: Day;
}

/** Proposes that the hold ends; another person confirms or declines it. */
export class ProposeHoldLifting extends OfLegalHold {
  @IsText() readonly reason!: string;
}

/** Ends the hold: somebody else than whoever proposed it. */
export class ConfirmHoldLifting extends OfLegalHold {}

export class DeclineHoldLifting extends OfLegalHold {
  @IsText() readonly reason!: string;
}
