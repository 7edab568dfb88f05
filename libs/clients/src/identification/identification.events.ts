import type { Day, DecimalText } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { FactSource } from '../client/client-facts.js';
import type {
  ClassificationMethod,
  IdentificationOutcome,
  IdentificationStage,
  IdentificationStandard,
} from './identification.codes.js';

/** What was judged, and by which version of the rules. */
export interface Judged {
  readonly rule: string;
  readonly version: number;
  /** Weight times score of the six standards: 0 to 100. */
  readonly total: DecimalText;
}

/** How a client is identified: in four stages, by six standards. */
export const identificationEvents = defineEvents('clientId', {
  IdentificationStarted: event<{
    readonly research: string;
    readonly startedBy: string;
    readonly valueDate: Day;
  }>(),
  StandardScored: event<{
    readonly standard: IdentificationStandard;
    readonly score: number;
    readonly method: ClassificationMethod;
    readonly evidence: string;
    readonly source: FactSource;
    readonly scoredBy: string;
    readonly judged: Judged;
    readonly valueDate: Day;
  }>(),
  IdentificationAdvanced: event<{
    readonly from: IdentificationStage;
    readonly to: IdentificationStage;
    readonly finding: string;
    readonly judged: Judged;
    readonly advancedBy: string;
    readonly valueDate: Day;
  }>(),
  IdentificationConcluded: event<{
    readonly outcome: IdentificationOutcome;
    readonly reason: string;
    readonly judged: Judged;
    readonly concludedBy: string;
    readonly valueDate: Day;
  }>(),
});
