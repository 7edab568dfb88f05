import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import * as commands from './course.commands.js';
import { courseEvents } from './course.events.js';

const { CoursePublished, CourseRetired } = courseEvents;

const evolve: Evolve<{ readonly retired: boolean }, typeof courseEvents> = {
  CoursePublished: () => ({ retired: false }),
  CourseRetired: () => ({ retired: true }),
};

const planners = ['unitHead', 'administrator'] as const;

/** One course. */
export const course = defineDecider({
  stream: 'course',
  by: 'courseId',
  prefix: 'cs',
  events: courseEvents,
  commands,
  allow: { PublishCourse: planners, RetireCourse: planners },
  evolve,
  create: {
    PublishCourse: ({ title, topic, passMark, validMonths }) =>
      CoursePublished({ title: { en: title.en, zh: title.zh }, topic, passMark, validMonths }),
  },
  decide: {
    RetireCourse: ({ reason }, { retired }) => (retired ? [] : CourseRetired({ reason })),
  },
});
