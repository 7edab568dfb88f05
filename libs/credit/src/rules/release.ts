import type { DatedRule, Day } from '#kernel';
import { inForce } from '#kernel';
import { authorityRules, straightThroughRules } from '../application/authority/authority.rules.js';
import { capitalRules } from '../limit/capital.rules.js';
import { defaultRules, lossRules, preferenceRules, priceRules } from '../pricing/price.rules.js';
import type { CreditTable } from './credit-rules.codes.js';
import type { RulesContent } from './credit-rules.events.js';

/** A rule of the release as a line of a table: without what dates it. */
function line<R extends DatedRule>({ version: _, inForceFrom: __, source: ___, ...rest }: R) {
  return rest;
}

const contents: Readonly<Record<CreditTable, (day: Day) => RulesContent>> = {
  authority: (day) => {
    const [straight] = inForce(straightThroughRules, day).map(({ id, upTo, riskClasses }) => ({
      id,
      upTo,
      riskClasses,
    }));
    const lines = inForce(authorityRules, day).map(line);
    return { authority: { lines, ...(straight && { straightThrough: straight }) } };
  },
  pricing: (day) => ({
    pricing: {
      parts: inForce(priceRules, day).map(line),
      defaults: inForce(defaultRules, day).map(line),
      losses: inForce(lossRules, day).map(line),
      preferences: inForce(preferenceRules, day).map(line),
    },
  }),
  capital: (day) => {
    const [found] = inForce(capitalRules, day);
    if (!found) return {};
    const { netCapital, netTier1, reportedOn } = found;
    return { capital: { reportedOn, netCapital, netTier1 } };
  },
};

/** The content of a table as the release sets it: what judges until the bank sets its own. */
export const releaseContent = (tableId: CreditTable, day: Day): RulesContent =>
  contents[tableId](day);
