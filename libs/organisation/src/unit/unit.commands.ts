import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import type { OrganisationName } from '../name.js';
import { IsOrganisationName } from '../name.js';
import { UnitKind } from '../organisation.codes.js';

abstract class UnitCommand extends DomainCommand {
  @IsId() readonly unitId!: string;

  /** The day from which it counts; defaults to today. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** Opens a unit below another, or the head office below none. */
export class OpenUnit extends UnitCommand {
  @IsOrganisationName() readonly name!: OrganisationName;

  @IsCode(UnitKind) readonly kind!: UnitKind;

  @IsOptional() @IsId() readonly parentId?: string;
}

/** Gives a unit another name. */
export class RenameUnit extends UnitCommand {
  @IsOrganisationName() readonly name!: OrganisationName;
}

/** Places a unit, with all that lies below it, below another. */
export class MoveUnit extends UnitCommand {
  @IsId() readonly parentId!: string;

  @IsText() readonly reason!: string;
}

/** Closes a unit in which nobody works any more and below which none is open. */
export class CloseUnit extends UnitCommand {
  @IsText() readonly reason!: string;
}
