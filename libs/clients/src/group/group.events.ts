import { defineEvents, event } from '#kernel';
import type { GroupRole } from '../clients.codes.js';
import type { Name } from '../client/name.js';

/** A group of companies that the bank looks at as one (企业集团). */
export const groupEvents = defineEvents('groupId', {
  GroupFormed: event<{ readonly name: Name }>(),
  ClientJoinedGroup: event<{ readonly clientId: string; readonly role: GroupRole }>(),
  ClientLeftGroup: event<{ readonly clientId: string; readonly reason: string }>(),
  /** Its clients have left before. */
  GroupDissolved: event<{ readonly reason: string }>(),
});
