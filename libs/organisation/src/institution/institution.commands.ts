import { DomainCommand, IsPart, IsText } from '#kernel';
import { IsIn, IsOptional } from 'class-validator';
import { InstitutionFacts, theInstitution } from './institution.fields.js';

abstract class InstitutionCommand extends DomainCommand {
  /** There is one institution: nobody has to name it. */
  @IsOptional() @IsIn([theInstitution]) readonly institutionId: string = theInstitution;
}

/** Proposes what the institution is from now on. */
export class ProposeInstitution extends InstitutionCommand {
  @IsPart(InstitutionFacts) readonly facts!: InstitutionFacts;

  @IsText() readonly reason!: string;
}

/** Agrees; another administrator than the one who proposed it. */
export class ConfirmInstitution extends InstitutionCommand {}

/** Says no to what was proposed. */
export class DeclineInstitution extends InstitutionCommand {
  @IsText() readonly reason!: string;
}
