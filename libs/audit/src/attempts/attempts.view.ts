import type { Openings, PageRequest, Role, Where } from '#kernel';
import { defineView, IsId, IsInstant, IsText, ListQuery } from '#kernel';
import { attemptEvents } from '#platform';
import { IsOptional } from 'class-validator';

/** Something that somebody tried and was refused: beyond their role, their reach, their authority. */
export interface Attempt {
  readonly attemptId: string;
  /** The moment of recording, UTC. */
  readonly at: string;
  readonly position: number;
  readonly actor: string;
  readonly roles: readonly Role[];
  /** The code of the refusal. */
  readonly code: string;
  /** The command or query that was sent, and where. */
  readonly message: string;
  readonly path: string;
  readonly clientId?: string;
  /** The same for everything that followed from one request. */
  readonly correlationId: string;
  /** How many more refusals of the same person went unrecorded in the minute before. */
  readonly unrecorded?: number;
}

/** Refused attempts, the latest first. */
export class ListRefusedAttempts extends ListQuery<Attempt> {
  /** Who tried. */
  @IsOptional() @IsText({ max: 200 }) readonly actor?: string;
  @IsOptional() @IsText({ max: 80 }) readonly code?: string;
  @IsOptional() @IsText({ max: 80 }) readonly message?: string;
  @IsOptional() @IsId() readonly clientId?: string;
  /** The first moment of recording. */
  @IsOptional() @IsInstant() readonly since?: string;
}

const matching = ({
  actor,
  code,
  message,
  clientId,
  since,
}: ListRefusedAttempts): Where<Attempt> => ({
  actor,
  code,
  message,
  clientId,
  at: since === undefined ? undefined : { from: new Date(since).toISOString() },
});

const latestFirst = ({ limit, cursor, sort = '-position' }: PageRequest): PageRequest => ({
  limit,
  cursor,
  sort,
});

const opens: Openings<Attempt, typeof attemptEvents> = {
  AttemptRefused: (data, { at, position, actor, correlationId }) => ({
    ...data,
    at,
    position,
    actor,
    correlationId,
  }),
};

/** What was refused to whom, for auditors. */
export const attempts = defineView({
  name: 'attempts',
  events: attemptEvents,
  scope: { client: 'clientId' },
  opens,
  on: {},
  queries: { ListRefusedAttempts },
  allow: { ListRefusedAttempts: ['auditor'] },
  answer: {
    ListRefusedAttempts: (query, rows) => rows.page(matching(query), latestFirst(query)),
  },
  indexes: [{ position: -1 }, { actor: 1, position: -1 }, { clientId: 1, position: -1 }],
});
