import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type {
  LegalForm,
  LifecycleStage,
  PartyRole,
  ProfileSection,
  Relation,
} from '../clients.codes.js';
import type { Origin } from '../origin.js';
import type { Registration } from '../registration/registration.js';
import type { Placed } from './placing.js';
import type { ChangedFacts, ClientFacts, FactSource } from './client-facts.js';

interface Opening {
  readonly form: LegalForm;
  readonly role: PartyRole;
  readonly lifecycle: LifecycleStage;
  readonly registration?: Registration;
  readonly facts: ClientFacts;
  readonly source: FactSource;
  /** Since when the bank and the client have known each other. */
  readonly relationshipSince?: Day;
}

/** All that may happen to a party of the bank. Its id is the client's id everywhere else. */
export const clientEvents = defineEvents('clientId', {
  ClientRegistered: event<Opening>(),

  /** Taken over from another system; `origin.assumed` names what that system did not say. */
  ClientMigrated: event<Opening & { readonly valueDate: Day; readonly origin: Origin }>(),

  /** Only the facts that are stated; each replaces what was known of it. */
  ClientFactsUpdated: event<{ readonly facts: ChangedFacts; readonly source: FactSource }>(),

  RegistrationCorrected: event<{
    readonly registration: Registration;
    readonly former?: Registration;
    readonly reason: string;
  }>(),

  /** The revenue of a fiscal year, as stated; a later statement of the same year replaces it. */
  AnnualRevenueReported: event<{
    readonly fiscalYear: number;
    readonly revenue: Money;
    readonly source: FactSource;
  }>(),

  /** A section of the profile, in words. */
  ClientDescribed: event<{
    readonly section: ProfileSection;
    readonly text: string;
    readonly source: FactSource;
  }>(),

  ProspectConverted: event<{ readonly lifecycle: LifecycleStage }>(),

  LifecycleStageChanged: event<{
    readonly from: LifecycleStage;
    readonly to: LifecycleStage;
    readonly reason: string;
  }>(),

  RelationshipManagerAssigned: event<Placed>(),

  RelationshipManagerTransferred: event<{
    readonly formerManagerId: string;
    readonly managerId: string;
    readonly units: readonly string[];
    readonly reason: string;
  }>(),

  /** The bank was reorganised: the client's unit lies below others now. */
  ClientPlaced: event<{ readonly units: readonly string[] }>(),

  /** `partyId` is `relation` to this client: its parent, its guarantor. */
  RelatedPartyLinked: event<{
    readonly partyId: string;
    /** Set where it is no client of ours: a person, a company, a fund outside. */
    readonly isOutside?: true;
    readonly relation: Relation;
    /** The share held, as a fraction, where the relation is one of ownership. */
    readonly share?: string;
  }>(),

  RelatedPartyUnlinked: event<{
    readonly partyId: string;
    readonly isOutside?: true;
    readonly relation: Relation;
    readonly reason: string;
  }>(),
});
