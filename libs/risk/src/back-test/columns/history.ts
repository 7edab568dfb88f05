import type { Day, EventSet, Fact, Occurrence, View } from '#kernel';
import { isDay } from '#kernel';
import { surroundingEvents } from '../../memory/surroundings.js';
import { peerEvents } from '../../peers/peers.events.js';

const aroundEvents = { ...surroundingEvents, ...peerEvents };

/** A fact with where it stands in the log, and the day from which the bank knew it. */
export interface DatedFact {
  readonly fact: Fact;
  readonly occurrence: Occurrence;
  readonly knownOn: Day;
}

/** One field of what a fact says, whatever the fact. */
export const toldBy = ({ data }: Fact, field: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined;

/**
 * The day from which the bank knew a fact: the one it states. A fact taken over from another system
 * was known on the day it counts for; any other, not before it was recorded.
 */
export function knownOnOf(fact: Fact, { valueDate, at }: Occurrence): Day {
  const knownOn = toldBy(fact, 'knownOn');
  if (isDay(knownOn)) return knownOn;
  if (toldBy(fact, 'origin') !== undefined) return valueDate;
  const recordedOn = at.slice(0, 10);
  return valueDate > recordedOn ? valueDate : recordedOn;
}

/** Whether a fact is about the surroundings of clients, and not about one of them. */
export const isAround = (fact: Fact): boolean =>
  Object.hasOwn(aroundEvents, fact.type) && toldBy(fact, 'clientId') === undefined;

/** A client and its facts, in the order in which the bank came to know them. */
export type ClientHistory = readonly [clientId: string, facts: readonly DatedFact[]];

const inOrder = (a: DatedFact, b: DatedFact): number =>
  a.knownOn < b.knownOn
    ? -1
    : a.knownOn > b.knownOn
      ? 1
      : a.occurrence.position - b.occurrence.position;

/** The facts of each client in the order in which the bank came to know them. */
export class Histories {
  private readonly byClient = new Map<string, DatedFact[]>();
  private readonly around: DatedFact[] = [];
  private count = 0;
  private last = 0;
  private told = 0;

  /** `view` is the memory that the facts will be folded into; `without` are events it must not see. */
  constructor(
    private readonly view: View,
    private readonly without: EventSet,
  ) {}

  /** The position of the last fact: what is recorded of other things changes nothing here. */
  get position(): number {
    return this.last;
  }

  /** How many facts were told, whether or not they were wanted. */
  get facts(): number {
    return this.told;
  }

  /** How many facts are kept, and of how many clients. */
  get size(): number {
    return this.count;
  }

  get clients(): number {
    return this.byClient.size;
  }

  /** Keeps a fact for every client it is about. */
  add(
    fact: Fact,
    occurrence: Occurrence,
    wanted: (clientId: string) => boolean = () => true,
  ): void {
    if (Object.hasOwn(this.without, fact.type)) return;
    if (isAround(fact)) {
      this.last = Math.max(this.last, occurrence.position);
      this.around.push({ fact, occurrence, knownOn: knownOnOf(fact, occurrence) });
      return;
    }
    const change = this.view.change(fact, occurrence);
    if (change === undefined || change.keys.length === 0) return;
    this.last = Math.max(this.last, occurrence.position);
    this.told++;
    for (const clientId of change.keys) {
      if (!wanted(clientId)) continue;
      const facts = this.byClient.get(clientId) ?? [];
      facts.push({ fact, occurrence, knownOn: knownOnOf(fact, occurrence) });
      this.byClient.set(clientId, facts);
      this.count++;
    }
  }

  /** Each client and its facts, and those of the surroundings, in the order of client ids. */
  *all(alsoAround: readonly DatedFact[] = []): Generator<ClientHistory> {
    const around = [...this.around, ...alsoAround];
    for (const clientId of [...this.byClient.keys()].sort()) {
      const own = this.byClient.get(clientId) ?? [];
      const all = around.length === 0 ? own : [...own, ...around];
      yield [clientId, all.sort(inOrder)];
    }
  }
}
