import type { Day } from '#kernel';
import type { CriteriaBook } from '../criteria/criteria-in-force.js';
import { ruleOf, rulesOn } from '../criteria/criteria-in-force.js';
import { figuresIn } from '../segment/condition.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import type { SegmentReason, SegmentRow } from './segments.rows.js';
import { segmentFiguresOn } from './segments.rows.js';

/**
 * Why a client is of its type by the figures of today: the rule that says so now, which may be
 * another than the one that said it first. What is known of the day of the judgement only, such as
 * the share of the bank's income, is told as it was then.
 */
export function presentReason(
  row: SegmentRow,
  day: Day,
  book: CriteriaBook | undefined,
): SegmentReason | null {
  const { why, segment } = row;
  if (why?.by !== 'rule') return why;
  const { incomeShare } = why.because;
  const figures = {
    ...segmentFiguresOn(row, day),
    ...(incomeShare !== undefined && { incomeShare }),
  };
  const rule = placingRule(rulesOn(book, 'relationshipType', day), figures);
  if (rule?.value !== segment) return why;
  return { by: 'rule', ...ruleOf(rule), because: figuresIn(rule.all, figures) };
}
