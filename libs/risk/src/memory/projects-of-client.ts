import type { DecimalText, Occurrence, Rows } from '#kernel';
import { Decimal, pick } from '#kernel';
import type { DelayLevel } from '#projects';
import { covenantEvents, DelayLevel as delayLevels, projectEvents } from '#projects';

/** What is remembered of a project of a client: how far behind it was judged to be. */
export interface KnownProject {
  readonly projectId: string;
  readonly delay: DelayLevel;
  /** Milestones that were due, and those of them that are late. */
  readonly due: number;
  readonly late: number;
  readonly position: number;
}

/** What is remembered of a covenant of a client. */
export interface KnownCovenant {
  readonly covenantId: string;
  readonly projectId: string;
  /** Distance to the limit at the last test, as a share of the limit. */
  readonly headroom?: DecimalText;
  readonly state: 'kept' | 'breached' | 'defaulted';
  readonly position: number;
}

/** A row that gathers, among other things, the projects and covenants of clients. */
export interface WithProjects {
  readonly projects: readonly KnownProject[];
  readonly covenants: readonly KnownCovenant[];
}

export const noProjects: WithProjects = { projects: [], covenants: [] };

/** The events of projects that change a figure of the client. */
export const projectFactEvents = {
  ...pick(projectEvents, 'ProjectRegistered', 'ProjectDelayJudged', 'ProjectStageReached'),
  ...pick(
    covenantEvents,
    'CovenantAgreed',
    'CovenantTested',
    'InformationDelivered',
    'CovenantBreached',
    'CovenantCured',
    'CovenantWaived',
    'CovenantDefaulted',
    'CovenantEnded',
  ),
};

/**
 * How grave the delay of the project is that is furthest behind: 0 on time, 1 late, 2 seriously; null
 * for a client without projects, whose rating it must not raise.
 */
export const projectDelayPoints = ({ projects }: WithProjects): number | null =>
  projects.length === 0
    ? null
    : Math.max(...projects.map(({ delay }) => delayLevels.all.indexOf(delay)));

/** The least headroom of any covenant at its last test; null where none was tested. */
export function leastHeadroom({ covenants }: WithProjects): DecimalText | null {
  const tested = covenants.flatMap(({ headroom }) => (headroom === undefined ? [] : [headroom]));
  return tested.length === 0 ? null : Decimal.min(...tested).toFixed();
}

const gravity = { kept: 0, breached: 1, defaulted: 2 } as const;

/** Points of the covenants that are broken: 1 for a breach, 2 for a default; null without covenants. */
export const covenantPoints = ({ covenants }: WithProjects): number | null =>
  covenants.length === 0 ? null : covenants.reduce((sum, { state }) => sum + gravity[state], 0);

interface OfCovenant {
  readonly covenantId: string;
}

/** The arms of a view that remembers the projects and covenants of clients. */
export function onProjects<R extends WithProjects>(then: (row: R) => R = (row) => row) {
  const covenant =
    (change: Partial<KnownCovenant>) =>
    ({ covenantId }: OfCovenant, row: R, { position }: Occurrence): R =>
      then({
        ...row,
        covenants: row.covenants.map((each) =>
          each.covenantId === covenantId ? { ...each, ...change, position } : each,
        ),
      });
  return {
    ProjectRegistered: ({ projectId }, row, { position }) =>
      then({
        ...row,
        projects: [...row.projects, { projectId, delay: 'onTime', due: 0, late: 0, position }],
      }),
    ProjectDelayJudged: ({ projectId, level: delay, due, late }, row, { position }) =>
      then({
        ...row,
        projects: row.projects.map((each) =>
          each.projectId === projectId ? { projectId, delay, due, late, position } : each,
        ),
      }),
    // What is handed over or given up is late no more, and keeps no covenant.
    ProjectStageReached: ({ projectId, stage }, row) =>
      stage === 'handedOver' || stage === 'cancelled'
        ? then({
            ...row,
            projects: row.projects.filter((each) => each.projectId !== projectId),
            covenants: row.covenants.filter((each) => each.projectId !== projectId),
          })
        : row,
    CovenantAgreed: ({ covenantId, projectId }, row, { position }) =>
      then({
        ...row,
        covenants: [...row.covenants, { covenantId, projectId, state: 'kept', position }],
      }),
    CovenantTested: ({ headroom, result, ...of }, row, where) =>
      covenant(result === 'breached' ? { headroom } : { headroom, state: 'kept' })(of, row, where),
    InformationDelivered: covenant({ state: 'kept' }),
    CovenantBreached: covenant({ state: 'breached' }),
    CovenantCured: covenant({ state: 'kept' }),
    // A waiver forgives the breach; what the test showed stays as it was.
    CovenantWaived: covenant({ state: 'kept' }),
    CovenantDefaulted: covenant({ state: 'defaulted' }),
    CovenantEnded: ({ covenantId }, row) =>
      then({
        ...row,
        covenants: row.covenants.filter((each) => each.covenantId !== covenantId),
      }),
  } satisfies Rows<R, typeof projectFactEvents>;
}
