import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CareOccasion } from './care.codes.js';

/** That somebody agreed to be congratulated, and where that is kept. */
export interface CareConsent {
  readonly givenOn: Day;
  readonly evidence: string;
}

/** A day of the year on which the bank thinks of a client. It names an office, never a person. */
export const careEvents = defineEvents(['careDayId', 'clientId'], {
  CareDayNoted: event<{
    readonly occasion: CareOccasion;
    /** `03-15`. */
    readonly monthDay: string;
    /** Whose birthday it is: `CFO`. */
    readonly office?: string;
    readonly consent?: CareConsent;
    readonly valueDate: Day;
  }>(),
  CareDayRemoved: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
