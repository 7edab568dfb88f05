import type { Day, Evolve } from '#kernel';
import { addMonths, defineDecider, defineRefusals } from '#kernel';
import { staffRegister } from '#organisation';
import { courses } from '../views/courses.view.js';
import * as commands from './training.commands.js';
import { trainingEvents } from './training.events.js';

export const trainingRefusals = defineRefusals({
  CourseUnknown: { en: 'There is no such course on offer.', zh: '没有该培训课程', status: 422 },
  TraineeUnknown: { en: 'Nobody of this id works here.', zh: '没有该在职员工', status: 422 },
  TrainingDueInPast: {
    en: 'The training cannot be due in the past.',
    zh: '培训截止日期已过',
    status: 422,
  },
  TestInFuture: { en: 'The test lies in the future.', zh: '考核日期不得晚于今日', status: 422 },
});

const { TrainingPlanned, TestTaken, CertificateExpired } = trainingEvents;

interface Training {
  readonly personId: string;
  readonly courseId: string;
  /** The last day of the certificate that is in force. */
  readonly validUntil?: Day;
}

const evolve: Evolve<Training, typeof trainingEvents> = {
  TrainingPlanned: ({ personId, courseId }) => ({ personId, courseId }),
  TestTaken: ({ validUntil }, training) =>
    validUntil === undefined ? training : { ...training, validUntil },
  CertificateExpired: (_, { personId, courseId }) => ({ personId, courseId }),
};

/** One course of one person. Nobody enters the result of their own test. */
export const training = defineDecider({
  stream: 'training',
  by: 'trainingId',
  prefix: 'tg',
  events: trainingEvents,
  commands,
  allow: {
    PlanTraining: ['unitHead', 'administrator'],
    RecordTest: ['unitHead', 'administrator'],
    ExpireCertificate: [],
  },
  evolve,
  notBy: { RecordTest: ({ personId }) => [personId] },
  consult: {
    PlanTraining: ({ personId, courseId }) => ({
      person: staffRegister.row(personId),
      course: courses.row(courseId),
    }),
    RecordTest: ({ courseId }) => ({ course: courses.row(courseId) }),
  },
  create: {
    PlanTraining({ personId, courseId, dueOn }, { person, course, today }) {
      if (!person?.active) throw trainingRefusals.TraineeUnknown({ field: 'personId', personId });
      if (course === undefined || course.retired) {
        throw trainingRefusals.CourseUnknown({ field: 'courseId', courseId });
      }
      if (dueOn < today) throw trainingRefusals.TrainingDueInPast({ field: 'dueOn', dueOn, today });
      return TrainingPlanned({ personId, courseId, dueOn });
    },
  },
  decide: {
    RecordTest({ courseId, score, takenOn }, training, { course, today }) {
      if (course === undefined || courseId !== training.courseId) {
        throw trainingRefusals.CourseUnknown({ field: 'courseId', courseId });
      }
      const valueDate = takenOn ?? today;
      if (valueDate > today) throw trainingRefusals.TestInFuture({ field: 'takenOn', takenOn });
      const passed = score >= course.passMark;
      const until = passed ? { validUntil: addMonths(valueDate, course.validMonths) } : {};
      return TestTaken({ courseId, score, passed, ...until, valueDate });
    },
    ExpireCertificate: ({ day }, { courseId, validUntil }) =>
      validUntil === undefined || day < validUntil
        ? []
        : CertificateExpired({ courseId, validUntil, valueDate: day }),
  },
});
