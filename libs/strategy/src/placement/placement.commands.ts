import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart } from '#kernel';
import { ObservedSegmentFigures } from '../segment/segment-figures.js';
import type { SegmentFigures } from '../segment/segment-figures.js';
import { AgeBand, Occupation } from '../taxonomy/taxonomy.codes.js';

abstract class PlacementCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Asks the rules of a day where a client stands in each taxonomy. Sent by the system alone. */
export class PlaceInTaxonomies extends PlacementCommand {
  @IsDay() readonly day!: Day;

  @IsPart(ObservedSegmentFigures) readonly figures!: SegmentFigures;
}

/** States what demographic rules ask of a person who borrows for a business, with consent. */
export class DescribeOwner extends PlacementCommand {
  @IsCode(AgeBand) readonly ageBand!: AgeBand;

  @IsCode(Occupation) readonly occupation!: Occupation;

  /** The day on which the person consented to be grouped by it. */
  @IsDay() readonly consentedOn!: Day;
}
