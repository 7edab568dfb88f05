import type { Day } from '#kernel';
import { Decimal } from '#kernel';
import type { Indicator } from '../indicators/indicator.codes.js';
import type { Judged } from '../judging/judge.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';
import { assetsInScope, profileInScope } from '../rule-set/content/scope.js';
import { causesOf } from './causes.js';
import type { ClientMemory, JudgedClient } from './figures-of-client.js';
import { exactValue, profileOf, valuesOn } from './values.js';

/** Those of some sets that judge a client on a day: the ones in whose scope it is. */
export function setsFor(
  client: ClientMemory,
  sets: readonly JudgingSet[],
  day: Day,
): readonly JudgingSet[] {
  const { profile, assets = Number.NaN } = profileOf(client, day);
  return sets.filter(({ scope }) => profileInScope(scope, profile) && assetsInScope(scope, assets));
}

/** Figures that time alone changes: judged at the end of a day, never at once. */
export const changedByTime: readonly Indicator[] = ['daysBeyondCadence', 'statementAge'];

/**
 * What a judgement reads of a client on a day: doubles first, exact figures and causing facts only
 * where they are asked for. The figures of `without` are not judged now and leave what stands.
 */
export function judgementOf(
  client: JudgedClient,
  sets: readonly JudgingSet[],
  { day, without }: { readonly day: Day; readonly without: readonly Indicator[] },
): Judged {
  const watched = [...new Set(sets.flatMap(({ rules }) => rules.map(({ watch }) => watch)))];
  const judged = watched.filter((id) => !without.includes(id));
  const values = valuesOn(client, day, judged);
  const at = new Map(judged.map((id, index) => [id, values[index] ?? Number.NaN]));
  const figure = (id: Indicator) => (at.has(id) ? exactValue(client, day, id) : undefined);
  return {
    sets,
    value: (id) => at.get(id) ?? Number.NaN,
    exactly(id) {
      const exact = figure(id);
      return exact === undefined || exact === null ? undefined : new Decimal(exact);
    },
    figure,
    facts: (id) => causesOf(id, client, day),
  };
}
