import type { Day } from '#kernel';
import { dayNumber, dayOf, isDay } from '#kernel';
import type { ClientFiguresRow } from '../../client-figures/client-figures.view.js';
import { clientFigures } from '../../client-figures/client-figures.view.js';
import { staleDays, valuesOn } from '../../client-figures/values.js';
import type { Surroundings } from '../../memory/surroundings.js';
import type { WithPeers } from '../../peers/peers.js';
import { peerGroups } from '../../peers/peers.view.js';
import { surroundings as surroundingsView } from '../../views/watch/surroundings.view.js';
import type { Indicator } from '../../indicators/indicator.codes.js';
import type { DatedFact } from './history.js';
import { isAround, toldBy } from './history.js';

/** What is told of one evening of a client. */
export interface Evening {
  readonly day: number;
  readonly memory: ClientFiguresRow;
  /** The period’s end of the statement that became known that day. */
  readonly statementOf?: number;
}

/** From which value on a figure that grows by the day may call for another level. */
export interface DailyThresholds {
  readonly indicator: Indicator;
  readonly thresholds: readonly number[];
}

/** What surrounds every client: signals, and what is usual among others. */
interface Around extends WithPeers {
  readonly surroundings: Surroundings;
}

/** What is remembered after some facts: of a client, once it is known, and of what surrounds it. */
export interface Remembering {
  readonly memory?: ClientFiguresRow;
  readonly around: Around;
}

export const nothing: Remembering = { around: { surroundings: [] } };

/** What is remembered of a client and its surroundings after some facts. */
export const remembering = (
  clientId: string,
  facts: readonly DatedFact[],
  before: Remembering = nothing,
): Remembering => facts.reduce((all, dated) => remembered(clientId, dated, all), before);

function remembered(
  clientId: string,
  { fact, occurrence }: DatedFact,
  { memory, around: before }: Remembering,
): Remembering {
  const around = isAround(fact) ? surroundedBy(before, fact, occurrence) : before;
  const next = isAround(fact)
    ? memory
    : clientFigures.change(fact, occurrence)?.apply(memory, clientId);
  return next === undefined ? { around } : { memory: { ...next, ...around }, around };
}

function surroundedBy(
  { surroundings, peers }: Around,
  fact: DatedFact['fact'],
  occurrence: DatedFact['occurrence'],
): Around {
  const signals = surroundingsView.change(fact, occurrence)?.apply({ signals: surroundings }, '');
  const measured = peerGroups.change(fact, occurrence)?.apply(peers, '') ?? peers;
  return {
    surroundings: signals?.signals ?? surroundings,
    ...(measured === undefined ? {} : { peers: measured }),
  };
}

/**
 * The evenings on which the figures of a client may have changed: those of days with facts, those on
 * which a fact grew too old, and those on which time alone carried a figure over a threshold.
 */
export function* eveningsOf(
  clientId: string,
  facts: readonly DatedFact[],
  { until, daily }: { readonly until: Day; readonly daily: readonly DailyThresholds[] },
): Generator<Evening> {
  let all = nothing;
  const last = dayNumber(until) + 1;
  for (let index = 0; index < facts.length;) {
    const knownOn = facts[index]?.knownOn ?? until;
    if (knownOn > until) return;
    let upTo = index + 1;
    while (upTo < facts.length && facts[upTo]?.knownOn === knownOn) upTo++;
    const ofDay = facts.slice(index, upTo);
    all = remembering(clientId, ofDay, all);
    index = upTo;
    const { memory } = all;
    if (memory === undefined) continue;
    const day = dayNumber(knownOn);
    const statementOf = latestPeriod(ofDay);
    yield { day, memory, ...(statementOf === undefined ? {} : { statementOf }) };
    const next = facts[index];
    const before = Math.min(last, next === undefined ? last : dayNumber(next.knownOn));
    for (const stop of stopsBetween(memory, day, before, daily)) yield { day: stop, memory };
  }
}

function latestPeriod(facts: readonly DatedFact[]): number | undefined {
  const ends = facts.flatMap(({ fact }) => {
    if (fact.type !== 'StatementRecorded' || Number(toldBy(fact, 'months')) < 12) return [];
    const periodEnd = toldBy(fact, 'periodEnd');
    return isDay(periodEnd) ? [dayNumber(periodEnd)] : [];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** The evenings strictly between two days on which time alone changes something. */
function stopsBetween(
  memory: ClientFiguresRow,
  day: number,
  before: number,
  daily: readonly DailyThresholds[],
): readonly number[] {
  const stops = new Set(staleDays(memory).filter((stale) => stale > day && stale < before));
  for (const { indicator, thresholds } of daily) {
    const at = (on: number) => valuesOn(memory, dayOf(on), [indicator])[0] ?? Number.NaN;
    const end = at(before - 1);
    for (const threshold of thresholds) {
      if (!(end >= threshold) || at(day) >= threshold) continue;
      stops.add(firstDay(day, before - 1, (on) => at(on) >= threshold));
    }
  }
  return [...stops].sort((a, b) => a - b);
}

/** The first day after one that satisfies what a later one does; what holds once, holds on. */
function firstDay(after: number, upTo: number, holds: (day: number) => boolean): number {
  let [below, above] = [after, upTo];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
