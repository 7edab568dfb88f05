import type { Day, Fact } from '#kernel';
import { addDays, dayNumber, isDay } from '#kernel';
import type { ClientOutcome } from './columns.js';
import type { DatedFact } from './history.js';
import { isAround, toldBy } from './history.js';

/** The last day of overdue that is no failure yet. */
const lastDayBeforeFailure = 90;

/** The day of a failure that a fact tells of; undefined for any other fact. */
function failureOn({ fact, occurrence: { valueDate } }: DatedFact): Day | undefined {
  const happenedOn = toldBy(fact, 'happenedOn');
  switch (fact.type) {
    case 'OutcomeRecorded':
      return isDay(happenedOn) ? happenedOn : undefined;
    case 'ExternalSignalReceived':
      return toldBy(fact, 'code') === 'bankruptcyFiled' && isDay(happenedOn)
        ? happenedOn
        : undefined;
    case 'LoanWrittenOff':
      return valueDate;
    default:
      return overdueOn(fact);
  }
}

/** The day on which a loan passed 90 days of overdue, where its standing says that it has. */
function overdueOn(fact: Fact): Day | undefined {
  const standing: Fact = { type: fact.type, data: toldBy(fact, 'standing') };
  const [on, days] = [toldBy(standing, 'on'), toldBy(standing, 'daysPastDue')];
  if (!isDay(on) || typeof days !== 'number' || days <= lastDayBeforeFailure) return undefined;
  return addDays(on, lastDayBeforeFailure + 1 - days);
}

/**
 * What became of a client: the first day it went bankrupt, was written off, passed 90 days of
 * overdue or was recorded to have failed, as far as that is known by the last day of the window.
 */
export function outcomeOf(
  clientId: string,
  facts: readonly DatedFact[],
  until: Day,
): ClientOutcome {
  const known = facts.filter(({ fact, knownOn }) => knownOn <= until && !isAround(fact));
  const failures = known.flatMap((each) => failureOn(each) ?? []).sort();
  const lastFact = known.at(-1)?.knownOn;
  const [failed] = failures;
  return {
    clientId,
    ...(failed === undefined ? {} : { failedOn: dayNumber(failed) }),
    lastFactOn: lastFact === undefined ? 0 : dayNumber(lastFact),
  };
}
