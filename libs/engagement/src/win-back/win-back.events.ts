import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ChurnReason, WinBackMeasure } from './win-back.codes.js';

/** An attempt to keep one client that is about to leave. */
export const winBackEvents = defineEvents(['winBackId', 'clientId'], {
  WinBackOffered: event<{
    readonly reason: ChurnReason;
    /** What was seen or heard: an answer to a survey, an interview, a falling balance. */
    readonly signal: string;
    /** The answer to a survey that it follows from. */
    readonly answerId?: string;
    readonly measure: WinBackMeasure;
    readonly offer: string;
    readonly validUntil: Day;
    readonly valueDate: Day;
  }>(),
  ClientWonBack: event<{ readonly result: string; readonly valueDate: Day }>(),
  ClientLost: event<{
    readonly result: string;
    /** Where the client went, if it said so. */
    readonly competitor?: string;
    readonly valueDate: Day;
  }>(),
});
