import type { Day } from '#kernel';
import { IsDay, IsId } from '#kernel';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import type { Sampling } from './columns/observations.js';

/** Which back-test of a rule set is wanted. Days that are left out follow from today. */
export class BackTestWanted {
  @IsId() readonly ruleSetId!: string;

  /** The first evening measured; defaults to four years before the last. */
  @IsOptional() @IsDay() readonly from?: Day;

  /** The last evening measured; defaults to today. */
  @IsOptional() @IsDay() readonly to?: Day;

  /** The last day whose outcomes are known; defaults to today. */
  @IsOptional() @IsDay() readonly observedUntil?: Day;

  /** Start of the base period for score stability; defaults to ten years before `from`. */
  @IsOptional() @IsDay() readonly referenceFrom?: Day;

  @IsOptional() @IsDay() readonly referenceTo?: Day;

  /** On which evenings: when a yearly statement became known, or at the end of months or years. */
  @IsOptional()
  @IsIn(['statement', 'monthEnd', 'yearEnd'])
  readonly sampling?: Sampling;

  /** The rule set it is to be better than. */
  @IsOptional() @IsId() readonly champion?: string;

  /** Whether each content may see this window once only. */
  @IsOptional() @IsBoolean() readonly locked?: boolean;
}

/** Which run of a back-test is asked after. */
export class BackTestRunAsked {
  @IsId() readonly ruleSetId!: string;

  @IsId() readonly runId!: string;
}

/** Which report is asked for. */
export class BackTestReportAsked {
  @IsId() readonly ruleSetId!: string;

  /** The fingerprint of the report. */
  @IsId() readonly reportHash!: string;
}

/** The report as a page, in one of two languages. */
export class BackTestPageAsked extends BackTestReportAsked {
  /** The language of the page. */
  @IsOptional() @IsIn(['en', 'zh']) readonly language?: 'en' | 'zh';
}
