import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { FactSource } from '../client/client-facts.js';
import type { Name } from '../client/name.js';
import type { OrganisationKind } from './party.codes.js';
import type { Consent, Demographics, Identity } from './party.fields.js';

interface Opening {
  readonly clientId: string;
  readonly country?: string;
  readonly source: FactSource;
  readonly valueDate: Day;
}

/** People and organisations that are no clients and have to do with one. */
export const partyEvents = defineEvents(['partyId', 'clientId'], {
  PersonRegistered: event<
    Opening & { readonly fullName?: string; readonly identity?: Identity }
  >().personalOf('partyId', 'fullName', 'identity'),
  OrganisationRegistered: event<
    Opening & {
      readonly kind: OrganisationKind;
      readonly name: Name;
      readonly registrationNumber?: string;
    }
  >(),
  /** What a person says of itself, and agrees that it is kept. */
  DemographicsStated: event<{
    readonly demographics?: Demographics;
    readonly consent: Consent;
    readonly source: FactSource;
    readonly valueDate: Day;
  }>().personalOf('partyId', 'demographics'),
  DemographicsWithdrawn: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
