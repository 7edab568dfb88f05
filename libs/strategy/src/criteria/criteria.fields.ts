import type { Labels } from '#kernel';
import {
  AreParts,
  defineField,
  isDecimalText,
  isMoney,
  IsCode,
  IsId,
  IsPart,
  IsText,
} from '#kernel';
import { ClientFlag, LifecycleStage, SizeClass } from '#clients';
import { RatingGrade, WarningLevel } from '#risk';
import type { Condition } from '../segment/condition.js';
import type { SegmentFigures } from '../segment/segment-figures.js';
import { CriteriaTaxonomy } from './criteria.codes.js';
import type { CriteriaContent, Criterion } from './criteria-content.js';

/** What may be asked of a figure: a threshold, some of its codes, yes or no, or an amount. */
type Kind =
  'number' | 'flag' | 'amounts' | 'words' | { readonly oneOf: readonly string[] } | Listed;
interface Listed {
  readonly anyOf: readonly string[];
}

/** The figures that criteria may look at, and how; figures of persons are not among them. */
const kinds: Readonly<Record<keyof SegmentFigures, Kind | undefined>> = {
  daysPastDue: 'number',
  creditWarning: { oneOf: WarningLevel.all },
  relationshipWarning: { oneOf: WarningLevel.all },
  loansWrittenOff: 'number',
  runningLoans: 'number',
  daysSinceLastDealing: 'number',
  exposure: 'amounts',
  tenureYears: 'number',
  ageYears: 'number',
  size: { oneOf: SizeClass.all },
  flags: { anyOf: ClientFlag.all },
  revenueGrowth: 'number',
  longOverdueIn24Months: 'flag',
  lifecycle: { oneOf: LifecycleStage.all },
  incomeOfYear: 'number',
  incomeShare: 'number',
  rating: { oneOf: RatingGrade.all },
  transactions: 'number',
  balanceChange: 'number',
  loanProducts: 'number',
  industry: 'words',
  region: 'words',
  businessLines: 'number',
  dealingsInYear: 'number',
  applicationsUnderWay: 'number',
  ageBand: undefined,
  occupation: undefined,
};

const isFigure = (value: unknown): boolean => Number.isSafeInteger(value) || isDecimalText(value);
const areOf = (codes: readonly string[], value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= codes.length &&
  value.every((each) => codes.some((code) => code === each));

/** Sections and regions, of whichever classification. */
const areWords = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= 60 &&
  value.every((each) => typeof each === 'string' && /^[A-Z0-9]{1,20}$/.test(each));

const kindOf = (figure: unknown): Kind | undefined =>
  typeof figure === 'string' ? new Map(Object.entries(kinds)).get(figure) : undefined;

function isCondition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const asked: readonly (readonly [string, unknown])[] = Object.entries(value);
  const kind = kindOf(asked.find(([name]) => name === 'figure')?.[1]);
  const [first, ...more] = asked.filter(([name]) => name !== 'figure');
  if (kind === undefined || first === undefined || more.length > 0) return false;
  const [operator, given] = first;
  if (kind === 'number') return ['atLeast', 'atMost'].includes(operator) && isFigure(given);
  if (kind === 'flag') return operator === 'is' && typeof given === 'boolean';
  if (kind === 'amounts') {
    return (
      operator === 'reaches' && Array.isArray(given) && given.length > 0 && given.every(isMoney)
    );
  }
  if (kind === 'words') return operator === 'oneOf' && areWords(given);
  return 'oneOf' in kind
    ? operator === 'oneOf' && areOf(kind.oneOf, given)
    : operator === 'anyOf' && areOf(kind.anyOf, given);
}

const text = { type: 'array', items: { type: 'string' } } as const;
const AreConditions = defineField({
  name: 'areConditions',
  en: 'must be one to ten conditions, each of a figure with what is asked of it',
  zh: '须为一至十个条件，每个条件为一项指标及其要求',
  test: (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= 10 && value.every(isCondition),
  schema: {
    type: 'array',
    minItems: 1,
    maxItems: 10,
    items: {
      type: 'object',
      required: ['figure'],
      properties: {
        figure: {
          type: 'string',
          enum: Object.keys(kinds).filter((each) => kindOf(each) !== undefined),
        },
        atLeast: { type: ['string', 'integer'] },
        atMost: { type: ['string', 'integer'] },
        is: { type: 'boolean' },
        oneOf: text,
        anyOf: text,
        reaches: { type: 'array', items: { type: 'object' } },
      },
    },
    examples: [[{ figure: 'tenureYears', atLeast: 3 }]],
  },
});

class LabelFields implements Labels {
  @IsText({ max: 200 }) readonly en!: string;

  @IsText({ max: 200 }) readonly zh!: string;
}

/** A rule of criteria. */
export class CriterionFields implements Criterion {
  /** Known by it within its criteria: `KT-1`. */
  @IsId() readonly id!: string;

  @IsPart(LabelFields) readonly label!: Labels;

  /** The value of a client of whom all conditions hold. */
  @IsText({ max: 40 }) readonly value!: string;

  @AreConditions() readonly all!: readonly Condition[];
}

export class CriteriaFields implements CriteriaContent {
  @IsCode(CriteriaTaxonomy) readonly taxonomy!: CriteriaTaxonomy;

  @IsPart(LabelFields) readonly title!: Labels;

  /** In the order in which they are asked; the first that speaks decides. */
  @AreParts(CriterionFields, { min: 1, max: 60 }) readonly rules!: readonly Criterion[];
}
