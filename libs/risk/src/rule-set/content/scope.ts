import type { Profile } from '../../client-figures/values.js';
import type { RuleSetScope } from './rule-set-content.js';

/** Whether a profile is in a scope, as far as that does not depend on total assets. */
export function profileInScope(scope: RuleSetScope, profile: Profile): boolean {
  const holds = (wanted: readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  return (
    holds(scope.sizes, profile.size) &&
    holds(scope.industries, profile.industry) &&
    holds(scope.segments, profile.segment) &&
    holds(scope.modes, profile.mode) &&
    (scope.assets === undefined || scope.assets.currency === profile.currency)
  );
}

/** Whether total assets are in a scope; unknown assets, NaN, are in none that asks for them. */
export const assetsInScope = ({ assets: wanted }: RuleSetScope, assets: number): boolean =>
  wanted === undefined ||
  (assets >= (wanted.atLeast ?? 0) && assets < (wanted.below ?? Number.POSITIVE_INFINITY));
