import { InvalidValue } from '#kernel';
import type { ServiceClock, ServiceState } from './service-level.codes.js';
import type { ServiceTarget, WorkingDuration } from './service-level.rules.js';
import type { Interval, WorkingTime } from './working-time.js';
import { overlap } from './working-time.js';

/** What happened to a request. Instants are ISO 8601 in UTC. */
export interface RequestFact {
  readonly at: string;
  /** Its place in the log, for facts of one instant. */
  readonly position: number;
  /**
   * `asked`: the client wrote; it also ends a wait for the client. `answered`: the bank did.
   * `paused` and `resumed`: the bank waits for the client. `resolved` and `reopened`.
   */
  readonly kind: 'asked' | 'answered' | 'paused' | 'resumed' | 'resolved' | 'reopened';
}

/** One promise and how it is kept. Durations are working time in milliseconds. */
export interface Clock {
  readonly measures: ServiceClock;
  readonly startedAt: string;
  /** When the promise was met; absent while it runs. */
  readonly stoppedAt?: string;
  readonly elapsed: number;
  readonly target: number;
  /** When the target is reached if nothing more pauses; absent once stopped or while paused. */
  readonly dueAt?: string;
  readonly state: 'running' | 'paused' | 'fulfilled' | 'failed';
  /** Running, and at least 80 % of the target has passed. */
  readonly warns: boolean;
}

/** Where a request stands at an instant. */
export interface ServiceLevel {
  readonly state: ServiceState;
  /** Response cycles first, in order of time, then resolution. */
  readonly clocks: readonly Clock[];
}

/** The share of a target from which a running clock warns. A default of this product. */
const warnsFrom = 0.8;

/**
 * The service level of a request at an instant (服务时效): a pure function of its facts, so a late
 * fact only moves the result. Every time the client writes after an answer a new response cycle
 * begins (rolling response), and only the first unanswered message starts it. Resolution runs from
 * the first message until resolved. Clocks count working time less pauses. Facts after the instant
 * are not seen. Refuses instants that do not exist and a request that begins with no message.
 */
export function serviceLevel(
  facts: readonly RequestFact[],
  target: Pick<ServiceTarget, 'firstResponse' | 'rollingResponse' | 'resolution'>,
  at: string,
  time: WorkingTime,
): ServiceLevel {
  const now = instantOf(at, 'at');
  const seen = facts
    .map((fact) => ({ ...fact, instant: instantOf(fact.at, 'facts.at') }))
    .filter(({ instant }) => instant <= now)
    .sort((a, b) => a.instant - b.instant || a.position - b.position);
  const [first] = seen;
  if (first?.kind !== 'asked') throw InvalidValue({ field: 'facts', found: first?.kind });
  const { responses, resolution, pauses } = runsOf(seen);
  const clockOf = clockAt(now, pauses, time);
  const { firstResponse, rollingResponse = firstResponse } = target;
  const clocks = [
    ...responses.map((run, index) =>
      index === 0
        ? clockOf('firstResponse', [run], firstResponse)
        : clockOf('rollingResponse', [run], rollingResponse),
    ),
    clockOf('resolution', resolution, target.resolution),
  ];
  return { state: stateOf(clocks), clocks };
}

/** From an instant to another, or still running. */
interface Run {
  readonly from: number;
  readonly to?: number;
}

/** When each clock ran, pauses aside. */
function runsOf(facts: readonly (RequestFact & { readonly instant: number })[]) {
  const responses: Run[] = [];
  const resolution: Run[] = [];
  const pauses: Run[] = [];
  const open = (runs: Run[], from: number) => {
    if (runs.length === 0 || runs.at(-1)?.to !== undefined) runs.push({ from });
  };
  const close = (runs: Run[], to: number) => {
    const last = runs.at(-1);
    if (last?.to === undefined && last !== undefined) runs[runs.length - 1] = { ...last, to };
  };
  for (const { kind, instant } of facts) {
    switch (kind) {
      case 'asked':
        close(pauses, instant);
        open(responses, instant);
        open(resolution, instant);
        break;
      case 'answered':
        close(responses, instant);
        break;
      case 'paused':
        open(pauses, instant);
        break;
      case 'resumed':
        close(pauses, instant);
        break;
      case 'resolved':
        close(pauses, instant);
        close(responses, instant);
        close(resolution, instant);
        break;
      case 'reopened':
        open(resolution, instant);
        break;
    }
  }
  return { responses, resolution, pauses };
}

const clockAt =
  (now: number, pauses: readonly Run[], time: WorkingTime) =>
  (measures: ServiceClock, runs: readonly Run[], promised: WorkingDuration): Clock => {
    const { days = 0, minutes = 0 } = promised;
    const target = days * time.ordinaryDay + minutes * 60_000;
    const elapsed = runs.reduce((sum, run) => sum + workedIn(run, pauses, now, time), 0);
    const last = runs.at(-1);
    const stopped = last?.to;
    const paused = stopped === undefined && pauses.some(({ to }) => to === undefined);
    const running = elapsed > target ? 'failed' : paused ? 'paused' : 'running';
    return {
      measures,
      startedAt: isoOf(runs[0]?.from ?? now),
      ...(stopped === undefined ? {} : { stoppedAt: isoOf(stopped) }),
      elapsed,
      target,
      ...(running === 'running' && stopped === undefined
        ? { dueAt: isoOf(time.after(now, target - elapsed)) }
        : {}),
      state: stopped === undefined ? running : elapsed > target ? 'failed' : 'fulfilled',
      warns: stopped === undefined && running === 'running' && elapsed >= target * warnsFrom,
    };
  };

/** Working time of a run less that of the pauses in it. */
function workedIn({ from, to }: Run, pauses: readonly Run[], now: number, time: WorkingTime) {
  const run: Interval = { from, to: to ?? now };
  const paused = pauses
    .map((pause) => ({ from: pause.from, to: pause.to ?? now }))
    .filter((pause) => overlap(pause, run) > 0)
    .map((pause) => ({ from: Math.max(pause.from, run.from), to: Math.min(pause.to, run.to) }));
  return paused.reduce((sum, pause) => sum - time.within(pause), time.within(run));
}

function stateOf(clocks: readonly Clock[]): ServiceState {
  if (clocks.some(({ state }) => state === 'failed')) return 'failed';
  const open = clocks.find(({ stoppedAt }) => stoppedAt === undefined);
  switch (open?.measures) {
    case 'firstResponse':
      return 'firstResponseDue';
    case 'rollingResponse':
      return 'rollingResponseDue';
    case 'resolution':
      return 'resolutionDue';
    case undefined:
      return 'fulfilled';
  }
}

const isoOf = (instant: number): string => new Date(instant).toISOString();

function instantOf(text: string, field: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw InvalidValue({ field, found: text });
  return instant;
}
