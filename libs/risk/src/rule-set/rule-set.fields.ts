import type { DecimalText, Labels } from '#kernel';
import { AreCodes, AreParts, IsCode, IsDecimalText, IsId, IsPart, IsText, Role } from '#kernel';
import { SizeClass } from '#clients';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { WarningPlaybook, WarningSignal } from '../early-warning/early-warning.codes.js';
import { Indicator } from '../indicators/indicator.codes.js';
import type { WarningRule } from '../judging/rule.js';
import type { RuleSetContent, RuleSetScope } from './content/rule-set-content.js';
import { RuleSetPurpose } from './rule-set.codes.js';

class LabelFields implements Labels {
  @IsText({ max: 200 }) readonly en!: string;

  @IsText({ max: 200 }) readonly zh!: string;
}

/** A threshold for each level; a level without one is never entered. */
class ThresholdFields {
  @IsOptional() @IsDecimalText() readonly yellow?: DecimalText;

  @IsOptional() @IsDecimalText() readonly orange?: DecimalText;

  @IsOptional() @IsDecimalText() readonly red?: DecimalText;
}

class WarningRuleFields implements WarningRule {
  /** Known by it within its set: `FS-01`. */
  @IsId() readonly id!: string;

  @IsPart(LabelFields) readonly label!: Labels;

  @IsCode(Indicator) readonly watch!: Indicator;

  @IsIn(['rising', 'falling']) readonly when!: 'rising' | 'falling';

  @IsPart(ThresholdFields) readonly enters!: ThresholdFields;

  @IsOptional()
  @IsPart(ThresholdFields)
  readonly leaves?: ThresholdFields;

  /** What each point of its level adds to the score of the set: a whole number. */
  @IsInt() @Min(0) @Max(10) readonly weight!: number;

  /** Whether it raises a warning of its own, beside counting in the score. */
  @IsBoolean() readonly alone!: boolean;

  @IsCode(WarningSignal) readonly signal!: WarningSignal;

  @IsCode(Role) readonly owner!: Role;

  @IsCode(WarningPlaybook) readonly playbook!: WarningPlaybook;

  @IsText({ max: 300 }) readonly source!: string;
}

class AssetFields {
  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters' })
  readonly currency!: string;

  /** In minor units. */
  @IsOptional() @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) readonly atLeast?: number;

  /** In minor units. */
  @IsOptional() @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) readonly below?: number;
}

class ScopeFields implements RuleSetScope {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @AreCodes(SizeClass)
  readonly sizes?: readonly SizeClass[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @Matches(/^[A-Z0-9]{1,6}$/, { each: true, message: 'each of $property must be a section code' })
  readonly industries?: readonly string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^\w{1,40}$/, { each: true, message: 'each of $property must be a code' })
  readonly segments?: readonly string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(/^\w{1,40}$/, { each: true, message: 'each of $property must be a code' })
  readonly modes?: readonly string[];

  @IsOptional()
  @IsPart(AssetFields)
  readonly assets?: AssetFields;
}

/** The content of a rule set, as it is drafted. */
export class RuleSetFields implements RuleSetContent {
  /** Short name that the warnings of the set carry. */
  @Matches(/^[A-Z][A-Z0-9]{1,11}$/, {
    message: '$property must be 2 to 12 capital letters or digits',
  })
  readonly code!: string;

  @IsPart(LabelFields) readonly title!: Labels;

  @IsCode(RuleSetPurpose) readonly purpose!: RuleSetPurpose;

  @IsPart(ScopeFields) readonly scope!: ScopeFields;

  @AreParts(WarningRuleFields, { min: 1, max: 40 })
  readonly rules!: readonly WarningRule[];

  /** Scores from which the set itself warns. */
  @IsPart(ThresholdFields) readonly enters!: ThresholdFields;

  /** Scores at which it leaves a level. */
  @IsPart(ThresholdFields) readonly leaves!: ThresholdFields;

  /** The set whose place it takes from its first day: `release`, or the id of another set. */
  @IsOptional() @IsId() readonly replaces?: string;
}
