import { AreCodes, BusinessCalendar, IsCode } from '#kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import type { OrganisationName } from '../name.js';
import { IsOrganisationName } from '../name.js';
import { InstitutionLanguage, InstitutionType } from './institution.codes.js';

/** There is one institution, and this is its id. */
export const theInstitution = 'own';

/** What is known of the institution itself. */
export class InstitutionFacts {
  @IsCode(InstitutionType) readonly type!: InstitutionType;

  @IsOrganisationName() readonly name!: OrganisationName;

  /** The languages it works in, the first one first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @AreCodes(InstitutionLanguage)
  readonly languages!: readonly InstitutionLanguage[];

  /** The currencies it lends in, the one of its books first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ArrayUnique()
  @Matches(/^[A-Z]{3}$/, {
    each: true,
    message: '$property must hold codes of three capital letters',
  })
  readonly currencies!: readonly string[];

  /** The calendars of business days that it keeps, the one of its offices first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @AreCodes(BusinessCalendar)
  readonly calendars!: readonly BusinessCalendar[];
}
