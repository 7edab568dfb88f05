import { surveyRefusals as refuse } from './survey.refusals.js';

/** A survey compares groups of clients and competitors; it lists neither. */
export const surveyLimits = { groups: 50, peers: 20, findings: 100, samples: 20 };

/** @throws TooManyGroups where a group is new and there is room for none */
export function checkGroup(
  { groups }: { readonly groups: readonly { readonly group: string }[] },
  group: string,
): void {
  if (groups.length < surveyLimits.groups || groups.some((each) => each.group === group)) return;
  throw refuse.TooManyGroups({ field: 'group', most: surveyLimits.groups });
}
