import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';

/** One person and one course: planned, tested, certified. */
export const trainingEvents = defineEvents(['trainingId', 'personId'], {
  TrainingPlanned: event<{ readonly courseId: string; readonly dueOn: Day }>(),
  TestTaken: event<{
    readonly courseId: string;
    /** Of 100 points. */
    readonly score: number;
    readonly passed: boolean;
    /** The last day of the certificate; absent where it was not passed. */
    readonly validUntil?: Day;
    readonly valueDate: Day;
  }>(),
  /** The last day of the certificate is over. */
  CertificateExpired: event<{
    readonly courseId: string;
    readonly validUntil: Day;
    readonly valueDate: Day;
  }>(),
});
