import type { BusinessCalendar, Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { OrganisationName } from '../name.js';
import type { InstitutionLanguage, InstitutionType } from './institution.codes.js';

/** The institution itself, as plain data. */
export interface Institution {
  readonly type: InstitutionType;
  readonly name: OrganisationName;
  readonly languages: readonly InstitutionLanguage[];
  readonly currencies: readonly string[];
  readonly calendars: readonly BusinessCalendar[];
}

/** What the institution is: said by one administrator, confirmed by another. */
export const institutionEvents = defineEvents('institutionId', {
  InstitutionProposed: event<{
    readonly facts: Institution;
    readonly reason: string;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  InstitutionConfirmed: event<{
    readonly facts: Institution;
    readonly confirmedBy: string;
    readonly valueDate: Day;
  }>(),
  InstitutionDeclined: event<{
    readonly reason: string;
    readonly declinedBy: string;
    readonly valueDate: Day;
  }>(),
});
