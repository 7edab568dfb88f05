import type { Day, Money } from '#kernel';
import type { GroupRole, LegalForm, LifecycleStage, PartyRole } from '../clients.codes.js';
import type { ProfileSection, Relation } from '../clients.codes.js';
import type { ClientFacts, FactSource } from '../client/client-facts.js';
import type { Origin } from '../origin.js';
import type { Registration } from '../registration/registration.js';

/** Who said so, when, and which facts of the file rest on it. */
export interface SourceOfFacts extends FactSource {
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** `name`, `industry`, `revenue.2025`, `profile.plans`. Each fact rests on one source. */
  readonly facts: readonly string[];
}

/** A relationship manager's turn. `until` is absent while it lasts. */
export interface ManagerTurn {
  readonly managerId: string;
  readonly since: Day;
  readonly until?: Day;
  /** Why the client came to this manager. */
  readonly reason?: string;
}

/** When the client came to a stage of its life with the bank. */
export interface StageTurn {
  readonly stage: LifecycleStage;
  readonly since: Day;
  readonly reason?: string;
}

/** The revenue of one fiscal year. */
export interface AnnualRevenue {
  readonly fiscalYear: number;
  readonly revenue: Money;
}

/** `partyId` is `relation` to the client of the file. */
export interface RelatedParty {
  readonly partyId: string;
  /** A person or organisation of `/parties` that is no client. */
  readonly isOutside?: true;
  readonly relation: Relation;
  readonly share?: string;
  readonly since: Day;
  /** The client in whose file the link was made. */
  readonly linkedBy: string;
}

/** A group the client belongs to. */
export interface Membership {
  readonly groupId: string;
  readonly role: GroupRole;
  readonly since: Day;
}

/** Another record of the same client. */
export interface Joined {
  readonly clientId: string;
  readonly since: Day;
}

/** All that is known of a client, in one place. What is absent is unknown. */
export interface ClientRow extends ClientFacts {
  readonly clientId: string;
  readonly form: LegalForm;
  readonly role: PartyRole;
  readonly registration?: Registration;
  readonly lifecycle: LifecycleStage;
  readonly stages: readonly StageTurn[];
  /** Oldest year first. */
  readonly revenues: readonly AnnualRevenue[];
  readonly profile: Readonly<Partial<Record<ProfileSection, string>>>;
  readonly sources: readonly SourceOfFacts[];
  readonly managerId?: string;
  readonly managers: readonly ManagerTurn[];
  readonly relatedParties: readonly RelatedParty[];
  readonly groups: readonly Membership[];
  /** Since when the bank and the client have known each other. */
  readonly relationshipSince: Day;
  readonly origin?: Origin;
  /** The client that it was merged into, and since when. */
  readonly mergedInto?: Joined;
  /** The records that were merged into it. */
  readonly merged?: readonly Joined[];
}
