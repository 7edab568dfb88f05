import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { LeaveKind } from '../organisation.codes.js';

/** When a person is away, and who stands in. */
export const absenceEvents = defineEvents('personId', {
  LeavePlanned: event<{
    readonly kind: LeaveKind;
    readonly from: Day;
    /** The last day of the leave. */
    readonly until: Day;
  }>(),
  LeaveCancelled: event<{ readonly from: Day; readonly reason: string }>(),
  /** The deputy sees and does what the person may, and remains somebody else. */
  DeputyAppointed: event<{
    readonly deputyId: string;
    readonly from: Day;
    /** The last day. */
    readonly until: Day;
    readonly appointedBy: string;
    readonly reason: string;
  }>(),
  DeputyDismissed: event<{
    readonly deputyId: string;
    readonly from: Day;
    readonly reason: string;
  }>(),
});
