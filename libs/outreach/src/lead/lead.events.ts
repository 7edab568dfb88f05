import type { LegalForm, Origin } from '#clients';
import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type {
  ContactOutcome,
  FormerOutcome,
  LeadChannel,
  LeadLoss,
  LeadSource,
} from '../outreach.codes.js';
import type { LeadFacts } from './lead.fields.js';

/** How somebody spoke with a lead, and what came of it. */
export interface LeadContact {
  readonly channel: LeadChannel;
  readonly outcome: ContactOutcome;
  readonly contactedOn: Day;
  /** How often it was tried until then, this time included. */
  readonly attempts: number;
  /** How long the talk took. */
  readonly seconds?: number;
}

/** Somebody who may become a client, from the first sign to the client or the loss. */
export const leadEvents = defineEvents('leadId', {
  LeadRecorded: event<{
    readonly facts: LeadFacts;
    readonly source: LeadSource;
    readonly campaignId?: string;
    /** The client that recommended the bank. */
    readonly referredBy?: string;
    readonly managerId?: string;
    /** The unit it belongs to and those above it; absent where nobody had said so yet. */
    readonly units?: readonly string[];
    readonly valueDate: Day;
  }>(),
  /** Taken over from another system, with the last talk and its outcome. */
  LeadMigrated: event<{
    readonly facts: LeadFacts;
    readonly source: LeadSource;
    readonly contact: LeadContact;
    readonly former: FormerOutcome;
    /** The unit it belongs to and those above it; absent where nobody has said so. */
    readonly units?: readonly string[];
    readonly origin: Origin;
    readonly valueDate: Day;
  }>(),
  LeadAssigned: event<{
    readonly managerId: string;
    /** The unit of the manager and those above it; absent where nobody had said so yet. */
    readonly units?: readonly string[];
    readonly valueDate: Day;
  }>(),
  /** A unit that the lead belongs to has come to lie elsewhere. */
  LeadPlaced: event<{ readonly units: readonly string[]; readonly valueDate: Day }>(),
  LeadContacted: event<LeadContact & { readonly note?: string; readonly valueDate: Day }>(),
  /** Worth the work: its score by the rules of that day, and which of them it met. */
  LeadQualified: event<{
    readonly score: number;
    readonly because: readonly string[];
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /**
   * Became a client: the one named, or, where `form` is told, a new one, `clientOfLead`, that is
   * registered from what is known here. Nobody's file has a place for what names no client yet.
   */
  LeadConverted: event<{
    readonly clientId?: string;
    readonly facts: LeadFacts;
    readonly form?: LegalForm;
    readonly managerId?: string;
    readonly campaignId?: string;
    readonly valueDate: Day;
  }>(),
  LeadLost: event<{
    readonly code: LeadLoss;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
});
