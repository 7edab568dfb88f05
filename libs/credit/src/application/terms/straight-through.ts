import type { Day } from '#kernel';
import { ceilingRefusal } from '../../ceiling/check-ceilings.js';
import { deviates, policyRefusal } from '../../policy/policies-on.js';
import type { Authority } from '../application.events.js';
import type { Application } from '../application.state.js';
import { authorityOn, exposureWith } from '../authority/authority.js';
import type { Circumstances } from './granting.js';
import { largeExposureRefusal, missingForDecision, policiesOn } from './granting.js';
import { bindingStanding, priceFor } from './price-for.js';

/** The rule that grants a standard product without a person, or why none does. */
export function straightThrough(
  before: Application,
  on: Day,
  seen: Circumstances,
): Authority | readonly string[] {
  const { client, group } = exposureWith(before.terms.amount, seen.own, seen.group, seen.today);
  const policies = policiesOn(before.terms, seen);
  const price = bindingStanding(priceFor(before.terms, before, seen), seen);
  const { riskClass } = seen.standing ?? {};
  const { straightThrough: rule } = authorityOn(seen.authority, seen.today);
  const exposure = Math.max(client?.minor ?? Infinity, group?.minor ?? 0);
  const because = [
    ...(before.product?.content.handling === 'standard' ? [] : ['handling']),
    ...(riskClass && rule?.riskClasses.includes(riskClass) ? [] : ['riskClass']),
    ...(rule && exposure <= rule.upTo ? [] : ['exposure']),
    ...(seen.standing?.straightThrough === false ? ['mode'] : []),
    ...(seen.records?.blocks.length ? ['blocked'] : []),
    ...(seen.client?.role === 'prospect' ? ['prospect'] : []),
    ...(deviates(policies) || policyRefusal(policies, false) ? ['policy'] : []),
    ...(price === 'within' ? [] : ['price']),
    ...(largeExposureRefusal(before.terms, seen) ? ['capital'] : []),
    ...(missingForDecision(before, seen.file, on).length > 0 ? ['documents'] : []),
    ...(ceilingRefusal(before.terms.amount, seen) ? ['concentration'] : []),
    // Who has a limit has it reserved by a person.
    ...(seen.ownLimit?.inForce || seen.groupLimit?.inForce ? ['limit'] : []),
  ];
  if (because.length > 0 || !rule || !client || !riskClass) return because;
  return {
    rule: rule.id,
    version: rule.version,
    setBy: rule.setBy,
    exposure: { client, ...(group && { group }) },
    riskClass,
  };
}
