import type { SizeClass } from '#clients';
import type { Labels } from '#kernel';
import { canonicalJson } from '#kernel';
import { createHash } from 'node:crypto';
import type { Thresholds, WarningRule } from '../../judging/rule.js';
import type { RuleSetPurpose } from '../rule-set.codes.js';

/** Which clients a set judges. An absent part leaves nobody out. */
export interface RuleSetScope {
  readonly sizes?: readonly SizeClass[];
  /** Sections of the industry classification. */
  readonly industries?: readonly string[];
  readonly segments?: readonly string[];
  /** CRM modes of the relationship. */
  readonly modes?: readonly string[];
  /** Total assets of the latest statement, in minor units of one currency. */
  readonly assets?: {
    readonly currency: string;
    readonly atLeast?: number;
    readonly below?: number;
  };
}

/** What a rule set says: who is judged, by which rules, and from which score the set itself warns. */
export interface RuleSetContent {
  /** Short name that its warnings carry: `ACT`. */
  readonly code: string;
  readonly title: Labels;
  readonly purpose: RuleSetPurpose;
  readonly scope: RuleSetScope;
  readonly rules: readonly WarningRule[];
  /** Scores from which the set warns, and at which it leaves a level. */
  readonly enters: Thresholds;
  readonly leaves: Thresholds;
  /** The set whose place it takes from its first day: `release`, or the id of another set. */
  readonly replaces?: string;
}

/** A set of rules that judges: its content, and which version of which set it is. */
export interface JudgingSet extends RuleSetContent {
  readonly ruleSetId: string;
  readonly version: number;
}

/** The fingerprint of something, 64 hexadecimal digits (SHA-256 of its canonical JSON). */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
