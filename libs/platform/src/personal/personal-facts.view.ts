import type { Role } from '#kernel';
import { defineTrail, IsId, ListQuery } from '#kernel';

/** That an event says something of a person: where, when, in which fields; not what. */
export interface PersonalFactRow {
  readonly position: number;
  readonly personId: string;
  readonly type: string;
  readonly stream: string;
  /** The moment of recording, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly fields: readonly string[];
}

/** Where the log says something of a person, the latest first. */
export class ListPersonalFacts extends ListQuery<PersonalFactRow> {
  @IsId() readonly personId!: string;
}

const readers: readonly Role[] = ['riskOfficer', 'auditor'];

/** Where to find what is known of a person. */
export const personalFacts = defineTrail({
  name: 'personal-facts',
  scope: 'open',
  row: ({ type }, { position, stream, at, actor, personal }): PersonalFactRow | undefined =>
    personal && {
      position,
      personId: personal.of,
      type,
      stream,
      at,
      actor,
      fields: personal.fields,
    },
  queries: { ListPersonalFacts },
  allow: { ListPersonalFacts: readers },
  answer: {
    ListPersonalFacts: ({ personId, sort = '-position', ...page }, facts) =>
      facts.page({ personId }, { ...page, sort }),
  },
  indexes: [{ position: -1 }, { personId: 1, position: -1 }],
});
