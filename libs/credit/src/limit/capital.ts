import type { Day, Money } from '#kernel';
import { inForce } from '#kernel';
import type { CreditRulesRow } from '../views/rules/credit-rules.view.js';
import { rulesOn } from '../views/rules/credit-rules.view.js';
import { capitalRules } from './capital.rules.js';
import type { BankCapital, LimitFinding } from './large-exposure.js';
import { largeExposure } from './large-exposure.js';

/** The capital that the bank has recorded, as it counts on a day, or the default of the release. */
export const capitalOn = (row: CreditRulesRow | undefined, day: Day): BankCapital | undefined =>
  rulesOn(row, day)?.content.capital ?? inForce(capitalRules, day)[0];

/** What the law says of all that a client or a group comes to, loans being all of it. */
export function largestExposure(
  holder: 'client' | 'group',
  { minor }: Money,
  capital: BankCapital | undefined,
  day: Day,
) {
  if (!capital) return undefined;
  const exposed = { counterparty: holder, loans: minor, exposures: minor };
  const findings = largeExposure(exposed, capital, day);
  const [tightest] = findings
    .filter(({ rule }) => rule.effect === 'forbids')
    .sort((a, b) => b.use.cmp(a.use));
  if (!tightest) return undefined;
  return {
    ...told(tightest),
    isAllowed: tightest.state !== 'exceeded',
    isLargeExposure: findings.some(
      ({ rule, state }) => rule.effect === 'reports' && state === 'exceeded',
    ),
  };
}

const told = ({ rule: { id, version }, share }: LimitFinding) => ({
  rule: { id, version },
  shareOfCapital: share.toDecimalPlaces(4).toFixed(),
});
