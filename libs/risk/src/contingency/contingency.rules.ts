import type { DatedRule, Day, Labels } from '#kernel';
import { addMonths, inForce } from '#kernel';

/** How soon a contingency plan is to be tried. */
export interface ContingencyRule extends DatedRule {
  readonly label: Labels;
  /** Months from approval to the first test. */
  readonly firstTest: number;
  /** Months from one test to the next. */
  readonly nextTest: number;
}

/** A plan that nobody has tried is a piece of paper. A row is never edited. */
export const contingencyRules: readonly ContingencyRule[] = [
  {
    id: 'CP-1',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'EBA/GL/2020/06 273: predefined measures; intervals by house rule',
    label: { en: 'Tests of contingency plans', zh: '应急预案演练周期' },
    firstTest: 3,
    nextTest: 12,
  },
];

/** By when a plan is to be tried, counted from a day. */
export function testBy(which: 'firstTest' | 'nextTest', day: Day): Day {
  const [rule] = inForce(contingencyRules, day);
  if (rule === undefined) throw new RangeError(`no rule of contingency tests on ${day}`);
  return addMonths(day, rule[which]);
}
