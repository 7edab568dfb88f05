import type { DecimalText, Level, Money } from '#kernel';
import { AreCodes, defineField, IsCode, IsDecimalText, isMoney, IsText } from '#kernel';
import { ClientFlag, LifecycleStage, Occupation, SizeClass } from '#clients';
import { RatingGrade, WarningLevel } from '#risk';
import { AgeBand } from '../taxonomy/taxonomy.codes.js';
import { IsArray, IsBoolean, IsInt, IsOptional, Min } from 'class-validator';

const AreMoney = defineField({
  name: 'areMoney',
  en: 'must be a list of amounts',
  zh: '必须为金额列表',
  test: (value) => Array.isArray(value) && value.every(isMoney),
  schema: {
    type: 'array',
    items: {
      type: 'object',
      required: ['minor', 'currency'],
      properties: { minor: { type: 'integer' }, currency: { type: 'string' } },
    },
  },
});

/** What the rules of segmentation look at. A figure that is not known meets no condition. */
export class ObservedSegmentFigures {
  /** Days that the oldest unpaid item of any loan is past due. */
  @IsInt() @Min(0) readonly daysPastDue!: number;

  /** The gravest warning of credit that stands upon the client. */
  @IsOptional() @IsCode(WarningLevel) readonly creditWarning?: Level;

  /** The gravest warning of the relationship, such as the lack of contact. */
  @IsOptional() @IsCode(WarningLevel) readonly relationshipWarning?: Level;

  /** Loans written off and not recovered. */
  @IsInt() @Min(0) readonly loansWrittenOff!: number;

  @IsInt() @Min(0) readonly runningLoans!: number;

  /** Days since the last loan or application ended; only where nothing is under way. */
  @IsOptional() @IsInt() @Min(0) readonly daysSinceLastDealing?: number;

  /** Outstanding principal of the running loans, an amount for each currency. */
  @AreMoney() readonly exposure!: readonly Money[];

  /** Whole years since bank and client have known each other. */
  @IsOptional() @IsInt() @Min(0) readonly tenureYears?: number;

  /** Years since the year in which the business began. */
  @IsOptional() @IsInt() @Min(0) readonly ageYears?: number;

  @IsOptional() @IsCode(SizeClass) readonly size?: SizeClass;

  @IsArray() @AreCodes(ClientFlag) readonly flags!: readonly ClientFlag[];

  /** Revenue of the last fiscal year over that of the year before, less one: "0.2000" is 20 %. */
  @IsOptional() @IsDecimalText() readonly revenueGrowth?: DecimalText;

  /** Whether a loan was more than 7 days past due within the last 24 months. */
  @IsBoolean() readonly longOverdueIn24Months!: boolean;

  @IsOptional() @IsCode(LifecycleStage) readonly lifecycle?: LifecycleStage;

  /** What the client paid in interest and fees within twelve months, in fen. */
  @IsOptional() @IsInt() @Min(0) readonly incomeOfYear?: number;

  /** That income over the income of the bank: "0.0200" is 2 %. */
  @IsOptional() @IsDecimalText() readonly incomeShare?: DecimalText;

  @IsOptional() @IsCode(RatingGrade) readonly rating?: RatingGrade;

  /** Credits and debits of all accounts in the last month reported. */
  @IsOptional() @IsInt() @Min(0) readonly transactions?: number;

  /** Closing balances of all accounts over those of three months before, less one. */
  @IsOptional() @IsDecimalText() readonly balanceChange?: DecimalText;

  /** How many kinds of loan the client has ever taken. */
  @IsOptional() @IsInt() @Min(0) readonly loanProducts?: number;

  /** Section of its industry, and region. */
  @IsOptional() @IsText({ max: 20 }) readonly industry?: string;

  @IsOptional() @IsText({ max: 20 }) readonly region?: string;

  /** How many other lines of business it uses: how far the cooperation reaches. */
  @IsOptional() @IsInt() @Min(0) readonly businessLines?: number;

  /** Applications and loans begun within twelve months: how often there is something to do. */
  @IsOptional() @IsInt() @Min(0) readonly dealingsInYear?: number;

  /** Applications under way: what it needs now. */
  @IsOptional() @IsInt() @Min(0) readonly applicationsUnderWay?: number;

  /** Of the owner, while the consent holds; looked at and never recorded. */
  @IsOptional() @IsCode(AgeBand) readonly ageBand?: AgeBand;

  @IsOptional() @IsCode(Occupation) readonly occupation?: Occupation;
}

/** The figures as plain data: what the rules read. */
export type SegmentFigures = Readonly<Pick<ObservedSegmentFigures, keyof ObservedSegmentFigures>>;
