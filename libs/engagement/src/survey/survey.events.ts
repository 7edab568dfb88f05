import type { Day, Labels } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { SatisfactionDimension } from '../satisfaction/satisfaction.codes.js';
import type { SurveyQuestion } from '../survey-form/survey-form.events.js';
import type { SurveyChannel, SurveyPurpose } from './survey.codes.js';

/** What is asked of whom, and when. */
export interface SurveyPlan {
  readonly title: Labels;
  readonly purpose: SurveyPurpose;
  readonly from: Day;
  readonly until: Day;
  readonly channels: readonly SurveyChannel[];
  /** Nobody learns which client gave which answer. */
  readonly anonymous: boolean;
  /** It is made again when it ends, for as long as that is stated. */
  readonly repeats: boolean;
}

/** A client that was drawn, and the group it stands for. */
export interface SampledClient {
  readonly clientId: string;
  readonly group: string;
}

/** What the answers show to be wrong, why, and what is done about it by when. */
export interface SurveyFinding {
  readonly findingId: string;
  readonly dimension?: SatisfactionDimension;
  readonly diagnosis: string;
  readonly action: string;
  readonly dueOn: Day;
}

/** A survey in its six steps (H-08). */
export const surveyEvents = defineEvents('surveyId', {
  SurveyPlanned: event<
    SurveyPlan & {
      readonly formId: string;
      readonly formVersion: number;
      /** As they stood in that version. */
      readonly questions: readonly SurveyQuestion[];
      /** The first of the surveys that repeat one another. */
      readonly series: string;
      /** 1 for the first of its series. */
      readonly number: number;
    }
  >(),
  /** Some clients of every group, drawn by a seed that draws the same ones again (H-07). */
  SurveySampleDrawn: event<{
    readonly seed: string;
    readonly perGroup: number;
    readonly channel: SurveyChannel;
    readonly members: readonly SampledClient[];
    readonly valueDate: Day;
  }>(),
  /** What clients of a competitor answer, as somebody found it out. */
  PeerIndexRecorded: event<{
    readonly peer: string;
    readonly netPromoterScore: number;
    readonly source: string;
    readonly valueDate: Day;
  }>(),
  SurveyFindingRecorded: event<SurveyFinding & { readonly title: Labels }>(),
  /** Whether what was done helped. */
  SurveyFindingReviewed: event<{
    readonly findingId: string;
    readonly effective: boolean;
    readonly result: string;
  }>(),
  /** It takes no more answers. */
  SurveyClosed: event<
    SurveyPlan & { readonly formId: string; readonly series: string; readonly number: number }
  >(),
});
