import type { Labels, Openings, Rows } from '#kernel';
import { anybody, defineView, IsCode, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { courseEvents } from '../course/course.events.js';
import { CourseTopic } from '../performance.codes.js';

/** A course that the bank offers. */
export interface CourseRow {
  readonly courseId: string;
  readonly title: Labels;
  readonly topic: CourseTopic;
  readonly passMark: number;
  readonly validMonths: number;
  readonly retired: boolean;
}

/** The courses, by topic. */
export class ListCourses extends ListQuery<CourseRow> {
  @IsOptional() @IsCode(CourseTopic) readonly topic?: CourseTopic;
}

const opens: Openings<CourseRow, typeof courseEvents> = {
  CoursePublished: (told) => ({ ...told, retired: false }),
};

const on: Rows<CourseRow, typeof courseEvents> = {
  CourseRetired: (_, row) => ({ ...row, retired: true }),
};

/** Every course. */
export const courses = defineView({
  name: 'courses',
  events: courseEvents,
  opens,
  on,
  scope: 'open',
  queries: { ListCourses },
  allow: { ListCourses: anybody },
  answer: {
    ListCourses: ({ topic, limit, cursor, sort }, rows) =>
      rows.page({ topic }, { limit, cursor, sort }),
  },
  indexes: [{ topic: 1 }],
});
