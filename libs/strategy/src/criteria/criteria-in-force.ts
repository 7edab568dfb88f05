import type { Day, Labels } from '#kernel';
import { addDays } from '#kernel';
import type { Condition } from '../segment/condition.js';
import { segmentRulesOn } from '../segment/segment.rules.js';
import type { PlacedTaxonomy } from '../taxonomy/taxonomy.codes.js';
import { taxonomyRulesOn } from '../taxonomy/taxonomy.rules.js';
import type { CriteriaContent } from './criteria-content.js';

/** A taxonomy that rules decide. */
export type RuledTaxonomy = PlacedTaxonomy | 'relationshipType';

/** A rule that places a client: one of the release, or of criteria that the bank has approved. */
export interface PlacingRule {
  readonly id: string;
  readonly version: number;
  readonly label: Labels;
  readonly value: string;
  readonly all: readonly Condition[];
  /** The criteria it belongs to; absent where it is one of the release. */
  readonly criteriaId?: string;
}

/** Criteria that judge from a day, until a day if that has an end. */
export interface CriteriaInForce extends Omit<CriteriaContent, 'title'> {
  readonly criteriaId: string;
  readonly version: number;
  readonly from: Day;
  readonly until?: Day;
}

/** Criteria that were approved. */
export interface CriteriaBook {
  readonly sets: readonly CriteriaInForce[];
}

/** The criteria that judge a taxonomy on a day; undefined where the rules of the release do. */
export const criteriaOn = (
  book: CriteriaBook | undefined,
  taxonomy: RuledTaxonomy,
  day: Day,
): CriteriaInForce | undefined =>
  book?.sets.find(
    (each) =>
      each.taxonomy === taxonomy &&
      each.from <= day &&
      (each.until === undefined || day < each.until),
  );

/** The rules that judge a taxonomy on a day, in the order in which they are asked. */
export function rulesOn(
  book: CriteriaBook | undefined,
  taxonomy: RuledTaxonomy,
  day: Day,
): readonly PlacingRule[] {
  const own = criteriaOn(book, taxonomy, day);
  if (own) {
    const { criteriaId, version } = own;
    return own.rules.map((rule) => ({ ...rule, version, criteriaId }));
  }
  return taxonomy === 'relationshipType'
    ? segmentRulesOn(day).map((rule) => ({ ...rule, value: rule.type }))
    : taxonomyRulesOn(taxonomy, day);
}

/** What an event records of the rule that decided. */
export const ruleOf = ({ id, version, criteriaId }: PlacingRule) => ({
  ...{ rule: id, version },
  ...(criteriaId !== undefined && { criteriaId }),
});

/** Longer than any holidays last: by then a business day was closed under new criteria. */
const daysAfterChange = 10;

/** Whether criteria began or ended so lately that somebody may not have been judged since. */
export function changedLately(book: CriteriaBook | undefined, day: Day): boolean {
  const since = addDays(day, -daysAfterChange);
  return (book?.sets ?? []).some(({ from, until }) =>
    [from, until].some((begins) => begins !== undefined && begins > since && begins <= day),
  );
}
