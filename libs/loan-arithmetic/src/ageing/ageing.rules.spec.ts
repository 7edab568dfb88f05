import { AgeingBucket } from './ageing.codes.js';
import {
  bucketRuleOn,
  bucketRules,
  isNonPerforming,
  nonPerformingRules,
  toleratedDays,
  toleranceRules,
} from './ageing.rules.js';

const only = <T extends { readonly id: string }>(rules: readonly T[], id: string) =>
  rules.filter((rule) => rule.id === id);

describe('the rules of ageing', () => {
  it.each([
    ['2023-06-30', 0],
    ['2023-07-01', 7],
  ])('tolerate from %s %d days for a technical reason', (day, days) =>
    expect(toleratedDays(day, only(toleranceRules, 'AG-01'))).toBe(days),
  );
  it('name the rule that puts an overdue into its bucket', () => {
    expect(bucketRuleOn('2025-06-30', only(bucketRules, 'AG-04'))).toEqual({
      id: 'AG-04',
      version: 1,
    });
    const [rule] = bucketRules;
    expect(rule?.buckets.map((bucket) => AgeingBucket(bucket).from)).toEqual([
      0, 1, 8, 31, 61, 91, 181, 271, 361,
    ]);
  });
  it.each([
    [90, false],
    [91, true],
  ])('take a loan %d days past due for non-performing: %s', (days, is) =>
    expect(isNonPerforming(days, '2025-06-30', only(nonPerformingRules, 'AG-03'))).toBe(is),
  );
});
