import type { Day } from '#kernel';
import { addDays, addMonths, monthEnd } from '#kernel';
import { freshDays } from '../../indicators/ledger.js';
import { PeerMeasure } from '../../peers/measure.js';
import { peerEvents } from '../../peers/peers.events.js';
import type { Remembering } from './client-rows.js';
import { nothing, remembering } from './client-rows.js';
import type { ClientHistory, DatedFact } from './history.js';

/** When a fact is too old for every figure. */
const staleAfter = Math.max(...Object.values(freshDays));

/** The end of the quarter that a day is in. */
const quarterEnd = (day: Day): Day => {
  const month = Number(day.slice(5, 7));
  return monthEnd(addMonths(`${day.slice(0, 7)}-01`, (3 - (month % 3)) % 3));
};

/**
 * What was usual among similar clients at the end of every quarter, by what was known then: measured
 * again from the history, as it would have been measured at the time.
 */
export class PeerHistory {
  private readonly quarters = new Map<Day, PeerMeasure>();

  constructor(private readonly until: Day) {}

  add([clientId, facts]: ClientHistory): void {
    const [first] = facts;
    const last = facts.at(-1);
    if (first === undefined || last === undefined) return;
    const end = addDays(last.knownOn, staleAfter);
    let all: Remembering = nothing;
    let index = 0;
    for (let day = quarterEnd(first.knownOn); day <= end; day = quarterEnd(addDays(day, 1))) {
      if (day > this.until) return;
      let upTo = index;
      while (upTo < facts.length && (facts[upTo]?.knownOn ?? '') <= day) upTo++;
      all = remembering(clientId, facts.slice(index, upTo), all);
      index = upTo;
      if (all.memory !== undefined) this.measureOf(day).add(all.memory);
    }
  }

  /** The measures as facts, each known from the day after its quarter. */
  facts(): readonly DatedFact[] {
    return [...this.quarters].map(([on, measure]) => {
      const [year, knownOn] = [on.slice(0, 4), addDays(on, 1)];
      const fact = peerEvents.PeersMeasured({
        ...{ year, on, groups: measure.groups(), valueDate: on },
      });
      return { fact, knownOn, occurrence: measured(year, knownOn) };
    });
  }

  private measureOf(day: Day): PeerMeasure {
    const found = this.quarters.get(day) ?? new PeerMeasure(day);
    this.quarters.set(day, found);
    return found;
  }
}

/** A measure made again stands nowhere in the log. */
const measured = (id: string, on: Day): DatedFact['occurrence'] => ({
  ...{ id, stream: `peers-${id}`, revision: 0, position: 0, eventId: `peers-${on}` },
  ...{ at: `${on}T00:00:00.000Z`, valueDate: on, actor: 'backTest', roles: [] },
  ...{ channel: 'backTest', command: 'RecordPeers', correlationId: 'backTest' },
});
