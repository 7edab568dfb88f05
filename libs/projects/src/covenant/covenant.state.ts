import type { DataOf, Day, Evolve } from '#kernel';
import { addDays } from '#kernel';
import type { TestCalendar } from './calendar.js';
import { dueOn, nextTestAfter, reminderDays } from './calendar.js';
import type { CovenantKind, CovenantStatus } from './covenant.codes.js';
import type { covenantEvents } from './covenant.events.js';
import type { CovenantRatio } from './covenant.fields.js';

/** A breach that is neither cured nor over. */
export interface Breach {
  readonly testOn: Day;
  readonly cureBy: Day;
}

/** A waiver that somebody asks for. */
export interface WaiverRequest {
  readonly until: Day;
  readonly requestedBy: string;
}

/** What is watched of a covenant from day to day. */
export interface WatchedCovenant extends TestCalendar {
  readonly status: CovenantStatus;
  /** The last test whose figures or papers came. */
  readonly testedUpTo?: Day;
  /** The test that was announced last. */
  readonly announced?: Day;
  readonly breach?: Breach;
  readonly waivedUntil?: Day;
}

/** What later decisions need to know of a covenant. */
export interface Covenant extends WatchedCovenant {
  readonly cureDays: number;
  readonly clientId: string;
  readonly projectId: string;
  readonly kind: CovenantKind;
  readonly ratio?: CovenantRatio;
  readonly request?: WaiverRequest;
}

/** The next test whose figures or papers have not come; nothing after the last, or the end. */
export const nextTest = (covenant: WatchedCovenant): Day | undefined =>
  covenant.status === 'ended' ? undefined : nextTestAfter(covenant, covenant.testedUpTo);

/** The next day whose end may bring a reminder, a breach or a default; nothing where none does. */
export function nextJudgement(covenant: WatchedCovenant): Day | undefined {
  const { status, breach, waivedUntil, announced } = covenant;
  const testOn = nextTest(covenant);
  const days = [
    ...(status === 'breached' && breach ? [addDays(breach.cureBy, 1)] : []),
    ...(status === 'waived' && waivedUntil !== undefined ? [addDays(waivedUntil, 1)] : []),
    ...(testOn !== undefined && announced !== testOn ? [addDays(testOn, -reminderDays)] : []),
    ...(testOn !== undefined && breach?.testOn !== testOn
      ? [addDays(dueOn(covenant, testOn), 1)]
      : []),
  ];
  return days.length === 0 ? undefined : days.reduce((a, b) => (a < b ? a : b));
}

/** The covenant without a breach and all that belongs to one. */
export const withoutBreach = <C extends Covenant>({
  breach: _breach,
  waivedUntil: _until,
  request: _request,
  ...rest
}: C) => rest;

export const evolve: Evolve<Covenant, typeof covenantEvents> = {
  CovenantAgreed: agreed,
  CovenantTestAnnounced: ({ testOn }, covenant) => ({ ...covenant, announced: testOn }),
  CovenantTested: ({ testOn, result }, covenant) =>
    result === 'breached'
      ? { ...covenant, testedUpTo: testOn }
      : { ...withoutBreach(covenant), testedUpTo: testOn, status: result },
  InformationDelivered: ({ testOn }, covenant) => ({
    ...withoutBreach(covenant),
    testedUpTo: testOn,
    status: 'met',
  }),
  CovenantBreached: ({ testOn, cureBy }, covenant) => ({
    ...withoutBreach(covenant),
    status: 'breached',
    breach: { testOn, cureBy },
  }),
  CovenantCured: (_, covenant) => ({ ...withoutBreach(covenant), status: 'met' }),
  CovenantWaiverRequested: ({ until, requestedBy }, covenant) => ({
    ...covenant,
    request: { until, requestedBy },
  }),
  CovenantWaived: ({ until }, { request: _, ...covenant }) => ({
    ...covenant,
    status: 'waived',
    waivedUntil: until,
  }),
  CovenantWaiverDeclined: (_, { request: _declined, ...covenant }) => covenant,
  CovenantDefaulted: (_, covenant) => ({ ...covenant, status: 'defaulted' }),
  CovenantEnded: (_, covenant) => ({ ...withoutBreach(covenant), status: 'ended' }),
};

type Agreed = DataOf<typeof covenantEvents.CovenantAgreed>;

/** A covenant that has just been agreed. */
export function agreed({ clientId, projectId, kind, ratio, ...told }: Agreed): Covenant {
  const { firstTestOn, lastTestOn, everyMonths, dueWithinDays, cureDays } = told;
  return {
    clientId,
    projectId,
    kind,
    ...(ratio && { ratio }),
    firstTestOn,
    lastTestOn,
    everyMonths,
    dueWithinDays,
    cureDays,
    status: 'untested',
  };
}
