import type { ProposedEvent } from '../../wire/proposed-event.js';
import type { StoredRecord } from '../../wire/stored-record.js';
import { ANY, NO_STREAM, STREAM_EXISTS, type AppendResult } from './append-result.js';
import type { RecentEvent } from './recent-ids.js';

/** What the check of an expected revision must know of the stream. */
export interface StreamFacts {
  readonly tombstoned: boolean;
  readonly softDeleted: boolean;
  /** The last accepted revision, -1 without events. */
  readonly last: number;
  readonly hasMetadata: boolean;
  eventAt(revision: number): StoredRecord | undefined;
  /** Where a recent event of this stream went. */
  recent(id: string): RecentEvent | undefined;
}

/**
 * Decides about an append: undefined means that its events are to be written; `done` that they
 * are there already, because the append is a repetition.
 *
 * With an exact revision (or `no_stream`) a repetition is told by comparing ids with the events
 * behind that revision; with `any` and `stream_exists` only recent events are known, as on the
 * real server. An append that repeats some events and adds others is a wrong revision.
 */
export function checkExpectation(
  facts: StreamFacts,
  expected: number,
  events: readonly ProposedEvent[],
): AppendResult | undefined {
  const wrong: AppendResult = { kind: 'wrong-revision', current: facts.last };
  if (facts.tombstoned) return { kind: 'deleted' };
  if (expected === STREAM_EXISTS) {
    if (facts.softDeleted) return { kind: 'deleted' };
    if (facts.last < 0 && !facts.hasMetadata) return wrong;
  }
  if (expected === ANY || expected === STREAM_EXISTS) return repetitionOfRecent(facts, events);
  if (expected > facts.last) return wrong;
  if (expected === facts.last) return undefined;
  const repeated = repetitionAfter(facts, expected, events);
  if (repeated) return repeated;
  // A deleted stream counts as none, though its numbering goes on.
  return expected === NO_STREAM && facts.softDeleted ? undefined : wrong;
}

function repetitionOfRecent(
  facts: StreamFacts,
  events: readonly ProposedEvent[],
): AppendResult | undefined {
  let last: RecentEvent | undefined;
  for (const event of events) {
    const found = facts.recent(event.id);
    if (!found) return last && { kind: 'wrong-revision', current: facts.last };
    last = found;
  }
  return last && { kind: 'done', revision: last.revision, position: last.position };
}

function repetitionAfter(
  facts: StreamFacts,
  expected: number,
  events: readonly ProposedEvent[],
): AppendResult | undefined {
  let revision = expected;
  let position = 0;
  for (const event of events) {
    revision++;
    const recent = facts.recent(event.id);
    if (recent?.revision === revision) {
      position = recent.position;
      continue;
    }
    const stored = revision <= facts.last ? facts.eventAt(revision) : undefined;
    if (stored?.id !== event.id) return undefined;
    position = stored.position;
  }
  return events.length ? { kind: 'done', revision, position } : undefined;
}
