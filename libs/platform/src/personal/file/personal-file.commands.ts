import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional } from 'class-validator';
import { ErasureGround, LegalBasis, Purpose } from './personal-file.codes.js';

abstract class OfPerson extends DomainCommand {
  @IsId() readonly personId!: string;
}

/** States what the bank needs some fields of a person for, why it may, and until when. */
export class StatePurpose extends OfPerson {
  @IsCode(Purpose) readonly purpose!: Purpose;
  @IsCode(LegalBasis) readonly basis!: LegalBasis;
  /** The names of the fields, as the access report shows them. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsId({ each: true })
  readonly fields!: readonly string[];
  /** The last day on which they are needed. */
  @IsDay() readonly keepUntil!: Day;
  /** The day of the consent, or from which the basis holds; today unless stated. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** Takes back a consent. What else needs the data is not touched. */
export class WithdrawPurpose extends OfPerson {
  @IsCode(Purpose) readonly purpose!: Purpose;
}

/** Forbids the erasure of a person for as long as a matter lasts. */
export class PlaceLegalHold extends OfPerson {
  @IsId() readonly holdId!: string;
  /** The file number of the court or the authority. */
  @IsText({ max: 100 }) readonly matter!: string;
}

/** Ends a legal hold: somebody else than whoever placed it. */
export class LiftLegalHold extends OfPerson {
  @IsId() readonly holdId!: string;
  @IsText() readonly reason!: string;
}

/** Asks for the erasure of a person; another person confirms it. */
export class RequestErasure extends OfPerson {
  @IsCode(ErasureGround) readonly ground!: ErasureGround;
}

/** Erases a person for ever: somebody else than whoever asked for it. */
export class ErasePerson extends OfPerson {}

export class DeclineErasure extends OfPerson {
  @IsText() readonly reason!: string;
}

/** Erases again whom a backup had brought back. Sent by the system only. */
export class RepeatErasure extends OfPerson {}
