import type { RiskClass } from '#credit';
import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { NeedCapture, NeedLoss } from '../needs.codes.js';
import type { NeedAnswer, StatedNeed } from './need.fields.js';
import type { Rank } from './need-priority.rules.js';

/** What a client needs, from the first talk to the answer. */
export const needEvents = defineEvents(['needId', 'clientId'], {
  NeedCaptured: event<{
    readonly clientId: string;
    readonly way: NeedCapture;
    /** The version of the form that was filled in. */
    readonly form: { readonly id: string; readonly version: number };
    readonly answers: readonly NeedAnswer[];
    readonly need: StatedNeed;
    readonly heldOn: Day;
    /** The answer to a survey in which it was found. */
    readonly answerId?: string;
    readonly capturedBy: string;
    readonly valueDate: Day;
  }>(),
  /** Ranked by the importance of the project and the risk of the client. */
  NeedAssessed: event<{
    readonly strategicImportance: number;
    readonly riskClass: RiskClass;
    readonly rank: Rank;
    readonly reason: string;
    readonly assessedBy: string;
    readonly valueDate: Day;
  }>(),
  NeedRestated: event<{
    readonly need: StatedNeed;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  NeedLost: event<{ readonly code: NeedLoss; readonly reason: string; readonly valueDate: Day }>(),
});
