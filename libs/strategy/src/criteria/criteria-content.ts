import type { Labels } from '#kernel';
import { canonicalJson } from '#kernel';
import { createHash } from 'node:crypto';
import type { Condition } from '../segment/condition.js';
import { taxonomyValues } from '../taxonomy/taxonomy-values.js';
import type { CriteriaTaxonomy } from './criteria.codes.js';
import { criteriaRefusals as refuse } from './criteria.refusals.js';

/** A client of whom all conditions hold has the value; the first rule that speaks decides. */
export interface Criterion {
  /** Known by it within its criteria: `KT-1`. */
  readonly id: string;
  readonly label: Labels;
  readonly value: string;
  readonly all: readonly Condition[];
}

/** What decides a taxonomy, in the order in which it is asked. */
export interface CriteriaContent {
  readonly taxonomy: CriteriaTaxonomy;
  readonly title: Labels;
  readonly rules: readonly Criterion[];
}

/** The fingerprint of criteria, 64 hexadecimal digits (SHA-256 of their canonical JSON). */
export const fingerprintOf = (content: CriteriaContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** Refuses rules of one name, and values that the taxonomy does not have. */
export function checkRules(taxonomy: CriteriaTaxonomy, rules: readonly Criterion[], at: string) {
  const values = taxonomyValues[taxonomy].filter((value) => value !== 'unclassified');
  const seen = new Set<string>();
  rules.forEach(({ id, value }, index) => {
    const field = `${at}.${index}`;
    if (seen.has(id)) throw refuse.CriterionTwice({ field: `${field}.id`, found: id });
    seen.add(id);
    if (!values.includes(value)) {
      throw refuse.NoSuchPlace({ field: `${field}.value`, found: value, values });
    }
  });
}
