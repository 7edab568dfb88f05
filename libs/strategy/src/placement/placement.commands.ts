import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart } from '#kernel';
import { CreditGrade } from '../taxonomy/taxonomy.codes.js';
import { ObservedSegmentFigures } from '../segment/segment-figures.js';
import type { SegmentFigures } from '../segment/segment-figures.js';

abstract class PlacementCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Asks the rules of a day where a client stands in each taxonomy. Sent by the system alone. */
export class PlaceInTaxonomies extends PlacementCommand {
  @IsDay() readonly day!: Day;

  @IsPart(ObservedSegmentFigures) readonly figures!: SegmentFigures;
}

/** Says which person of `/parties` runs the business: that person's group is the client's. */
export class NameOwner extends PlacementCommand {
  @IsId() readonly partyId!: string;
}

/** Asks the rules of a day for the group of the owner. Sent by the system alone. */
export class GroupByOwner extends PlacementCommand {
  @IsDay() readonly day!: Day;
}

/** Takes over the credit grade of a review, until the next one is due. Sent by the system alone. */
export class GradeByReview extends PlacementCommand {
  @IsCode(CreditGrade) readonly grade!: CreditGrade;

  @IsDay() readonly until!: Day;

  @IsDay() readonly day!: Day;
}
