import { defineEvents, event } from '#kernel';
import type { OrganisationName } from '../name.js';
import type { TeamFunction, TeamKind } from '../organisation.codes.js';

/** People of any units who work together for a client, a project or a task. */
export const teamEvents = defineEvents('teamId', {
  TeamFormed: event<{ readonly kind: TeamKind; readonly name: OrganisationName }>(),
  TeamMemberJoined: event<{ readonly personId: string; readonly function: TeamFunction }>(),
  TeamMemberLeft: event<{ readonly personId: string; readonly reason: string }>(),
  /** Its members have left before. */
  TeamDissolved: event<{ readonly reason: string }>(),
});
