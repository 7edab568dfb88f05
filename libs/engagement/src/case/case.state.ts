import type { Evolve } from '#kernel';
import type { RequestCategory, Urgency } from '../service-level/service-level.codes.js';
import type { RequestFact, ServiceLevel } from '../service-level/service-level.js';
import { serviceLevel } from '../service-level/service-level.js';
import { serviceTarget } from '../service-level/service-level.rules.js';
import type { Office } from '../service-level/working-time.js';
import { officeTime } from '../service-level/working-time.js';
import type { FeedbackChannel } from './case.codes.js';
import type { caseEvents, PlannedAction } from './case.events.js';

/** What the promises of service are judged by. */
export interface Promised {
  readonly category: RequestCategory;
  readonly urgency: Urgency;
  readonly channel: FeedbackChannel;
  /** Whose working time counts; absent of a case that was opened before this was told. */
  readonly office?: Office;
  readonly facts: readonly RequestFact[];
}

/** What later decisions need to know of a case. */
export interface Case extends Promised {
  readonly clientId?: string;
  readonly subject: string;
  readonly classified: boolean;
  readonly assessed: boolean;
  readonly actions: readonly PlannedAction[];
  readonly ownerId?: string;
  readonly answered: boolean;
  readonly paused: boolean;
  readonly resolved: boolean;
  readonly closed: boolean;
  /** The clocks that were warned of or have failed, by their beginning. */
  readonly judged: readonly string[];
}

/** Where a case stands against what was promised, at a moment. */
export function levelAt(promised: Promised, at: string): ServiceLevel {
  const { category, urgency, channel, facts, office } = promised;
  const time = officeTime(office);
  const day = time.dateOf(Date.parse(facts[0]?.at ?? at));
  const target = serviceTarget({ category, urgency, channel, tier: 'any' }, day);
  return serviceLevel(facts, target, at, time);
}

/** The facts with one more. */
export const withFact = <P extends Pick<Promised, 'facts'>>(
  before: P,
  kind: RequestFact['kind'],
  at: string,
): P => ({ ...before, facts: [...before.facts, { kind, at, position: before.facts.length }] });

/** What a clock that was judged is known by. */
export const judgedKey = (kind: 'warned' | 'breached', clock: string, startedAt: string): string =>
  `${kind}:${clock}:${startedAt}`;

const opened = {
  classified: false,
  assessed: false,
  actions: [],
  answered: false,
  paused: false,
  resolved: false,
  closed: false,
  judged: [],
} as const;

/** The beginning of the clock of this name that runs, or ran last. */
function startOf(before: Case, clock: string, day: string): string {
  const { clocks } = levelAt(before, endOfDay(day, before));
  return clocks.findLast(({ measures }) => measures === clock)?.startedAt ?? '';
}

/** The end of a day by the clock on the wall of the office. */
export const endOfDay = (day: string, { office }: Pick<Promised, 'office'>): string =>
  new Date(officeTime(office).endOf(day)).toISOString();

export const evolve: Evolve<Case, typeof caseEvents> = {
  CaseOpened: ({ clientId, category, channel, urgency, subject, at, office }) => ({
    ...opened,
    ...(clientId !== undefined && { clientId }),
    ...(office && { office }),
    ...{ category, channel, urgency, subject },
    facts: [{ kind: 'asked', at, position: 0 }],
  }),
  CaseMigrated: ({ category, channel, subject, receivedOn, outcome }) => ({
    ...opened,
    ...{ category, channel, subject, urgency: 'normal' },
    facts: [{ kind: 'asked', at: `${receivedOn}T00:00:00.000Z`, position: 0 }],
    resolved: outcome !== undefined,
    closed: outcome !== undefined,
  }),
  CaseClassified: (_, before) => ({ ...before, classified: true }),
  CaseAssessed: ({ urgency }, before) => ({ ...before, urgency, assessed: true }),
  CasePlanned: ({ actions }, before) => ({ ...before, actions }),
  CaseAssigned: ({ ownerId }, before) => ({ ...before, ownerId, actions: [] }),
  CaseMessageReceived: ({ at }, before) => withFact({ ...before, paused: false }, 'asked', at),
  CaseAnswered: ({ at }, before) => withFact({ ...before, answered: true }, 'answered', at),
  CasePaused: ({ at }, before) => withFact({ ...before, paused: true }, 'paused', at),
  CaseResumed: ({ at }, before) => withFact({ ...before, paused: false }, 'resumed', at),
  CaseResolved: ({ at }, before) =>
    withFact({ ...before, resolved: true, paused: false }, 'resolved', at),
  CaseReopened: ({ at }, before) =>
    withFact({ ...before, resolved: false, closed: false, answered: false }, 'reopened', at),
  CaseEffectReviewed: (_, before) => ({ ...before, closed: true }),
  CaseWarned: ({ clock, valueDate }, before) => ({
    ...before,
    judged: [...before.judged, judgedKey('warned', clock, startOf(before, clock, valueDate))],
  }),
  CaseBreached: ({ clock, valueDate }, before) => ({
    ...before,
    judged: [...before.judged, judgedKey('breached', clock, startOf(before, clock, valueDate))],
  }),
};
