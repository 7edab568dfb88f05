import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ProposalAnswer } from '../response/response.codes.js';
import type { AdviceTopic } from './advice.codes.js';

/** Advice as the client reads it. */
export interface AdviceText {
  readonly subject: string;
  readonly text: string;
}

/** Advice to a client on managing a risk of its own, and what the client makes of it. */
export const adviceEvents = defineEvents(['adviceId', 'clientId'], {
  RiskAdviceOffered: event<{
    readonly clientId: string;
    readonly topic: AdviceTopic;
    readonly en: AdviceText;
    readonly zh: AdviceText;
    /** What the bank proposes to do with the client. */
    readonly proposal: string;
    readonly advisedBy: string;
    readonly valueDate: Day;
  }>(),
  RiskAdviceAnswered: event<{
    readonly answer: ProposalAnswer;
    readonly comment: string;
    readonly recordedBy: string;
    readonly valueDate: Day;
  }>(),
});
