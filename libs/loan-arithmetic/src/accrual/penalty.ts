import type { Day, DecimalText } from '#kernel';
import { compareRatios, defineRefusals, ratioOf } from '#kernel';
import type { PenaltyRule } from './penalty.rules.js';
import { penaltyRules } from './penalty.rules.js';

export const penaltyRefusals = defineRefusals({
  MarkupNotAllowed: {
    en: 'The penalty markup is outside what the rule allows.',
    zh: '罚息上浮比例超出规定范围',
    status: 422,
  },
  NoPenaltyRule: {
    en: 'No penalty rule was in force on the day.',
    zh: '该日没有有效的罚息规定',
    status: 422,
  },
});

/**
 * Refuses a markup outside the rule that is in force on the day of the agreement.
 * @throws MarkupNotAllowed, NoPenaltyRule
 */
export function checkMarkup(
  breach: PenaltyRule['breach'],
  markup: DecimalText,
  on: Day,
  rules: readonly PenaltyRule[] = penaltyRules,
): void {
  const rule = rules
    .filter((candidate) => candidate.breach === breach && candidate.inForceFrom <= on)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];
  if (rule === undefined) throw penaltyRefusals.NoPenaltyRule({ field: 'markup', breach, on });
  const found = ratioOf(markup, 'markup');
  const { from, to, source } = rule;
  if (compareRatios(found, ratioOf(from)) < 0 || compareRatios(found, ratioOf(to)) > 0) {
    throw penaltyRefusals.MarkupNotAllowed({ field: 'markup', found: markup, from, to, source });
  }
}
