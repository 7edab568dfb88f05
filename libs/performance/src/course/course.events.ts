import type { Labels } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CourseTopic } from '../performance.codes.js';

/** A course that ends with a test. */
export const courseEvents = defineEvents('courseId', {
  CoursePublished: event<{
    readonly title: Labels;
    readonly topic: CourseTopic;
    /** Of 100 points; who has so many passes. */
    readonly passMark: number;
    /** For how long the certificate holds. */
    readonly validMonths: number;
  }>(),
  CourseRetired: event<{ readonly reason: string }>(),
});
