import { defineEvents, event } from '#kernel';
import type { CadenceProfile, ContactStage } from '../engagement.codes.js';

/** How closely one client is kept in touch with. The stream's id is the client's. */
export const cadenceEvents = defineEvents('clientId', {
  CadenceAssigned: event<{ readonly profile: CadenceProfile; readonly reason: string }>(),
  /** What the client and the bank are now busy with, which says how often they should speak. */
  ContactStageEntered: event<{ readonly stage: ContactStage }>(),
  /** A senior of the bank looks after the client in person. */
  SponsorNamed: event<{ readonly sponsorId: string; readonly reason: string }>(),
  SponsorReleased: event<{ readonly sponsorId: string; readonly reason: string }>(),
});
