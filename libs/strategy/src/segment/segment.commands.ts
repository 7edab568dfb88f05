import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { ClientType } from '../strategy.codes.js';
import type { SegmentFigures } from './segment-figures.js';
import { ObservedSegmentFigures } from './segment-figures.js';

abstract class SegmentCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Asks the rules of a day which type a client is of. Sent by the system alone. */
export class ClassifyClient extends SegmentCommand {
  @IsDay() readonly day!: Day;

  @IsPart(ObservedSegmentFigures) readonly figures!: SegmentFigures;
}

/** Says by judgement which type a client is of, until a day at most a year ahead. */
export class OverrideClientType extends SegmentCommand {
  @IsCode(ClientType) readonly type!: ClientType;

  /** The last day on which it holds. */
  @IsDay() readonly expiresOn!: Day;

  @IsText() readonly reason!: string;
}

/** Takes an override back before it is over; the rules speak again. */
export class LiftClientTypeOverride extends SegmentCommand {
  @IsText() readonly reason!: string;
}
