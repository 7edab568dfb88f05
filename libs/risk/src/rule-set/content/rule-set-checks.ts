import type { Figure } from '#kernel';
import { Decimal, levels } from '#kernel';
import type { Bounds } from '../../judging/rule.js';
import type { RuleSetContent } from './rule-set-content.js';
import { ruleSetRefusals as refuse } from '../rule-set.refusals.js';

/** Refuses content that cannot be meant: rules of one name, thresholds out of order, no warning. */
export function checkContent({ rules, enters, leaves }: RuleSetContent): void {
  const seen = new Set<string>();
  rules.forEach((rule, index) => {
    const field = `content.rules.${index}`;
    if (seen.has(rule.id)) throw refuse.RuleTwice({ field: `${field}.id`, found: rule.id });
    seen.add(rule.id);
    checkBounds(rule, field);
  });
  checkBounds({ when: 'rising', enters, leaves }, 'content');
  const warns = Object.keys(enters).length > 0 || rules.some(({ alone }) => alone);
  if (!warns) throw refuse.NeverWarns({ field: 'content.enters' });
}

function checkBounds({ when, enters, leaves = {} }: Bounds, field: string): void {
  const sign = when === 'rising' ? 1 : -1;
  const worse = (a: Figure, b: Figure) => sign * new Decimal(a).cmp(b) > 0;
  let before: Figure | undefined;
  for (const level of levels) {
    const [enter, leave] = [enters[level], leaves[level]];
    const inOrder = before === undefined || enter === undefined || worse(enter, before);
    const apart = leave === undefined || (enter !== undefined && worse(enter, leave));
    if (!inOrder || !apart) {
      throw refuse.ThresholdsOutOfOrder({
        field: `${field}.${inOrder ? 'leaves' : 'enters'}.${level}`,
      });
    }
    before = enter ?? before;
  }
}
