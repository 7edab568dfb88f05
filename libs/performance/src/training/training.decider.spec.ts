import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { PublishCourse, RetireCourse } from '../course/course.commands.js';
import { course } from '../course/course.decider.js';
import { courseEvents } from '../course/course.events.js';
import { ExpireCertificate, PlanTraining, RecordTest } from './training.commands.js';
import { training, trainingRefusals } from './training.decider.js';
import { trainingEvents } from './training.events.js';

const { TrainingPlanned, TestTaken } = trainingEvents;
const given = decides(training);
const ids = { trainingId: 'tg_1', courseId: 'cs_1' };
const person = { personId: 'wang', active: true };
const offered = { courseId: 'cs_1', passMark: 80, validMonths: 24, retired: false };
const plan = (dueOn = '2026-06-30') => PlanTraining.of({ ...ids, personId: 'wang', dueOn });
const planned = TrainingPlanned({ personId: 'wang', courseId: 'cs_1', dueOn: '2026-06-30' });
const test = (score: number, takenOn?: string) =>
  RecordTest.of({ ...ids, score, ...(takenOn !== undefined && { takenOn }) });

describe('a training', () => {
  it('is planned for somebody who works here, a course on offer and a day ahead', () => {
    given().when(plan(), { person, course: offered }).then(planned);
    given()
      .when(plan(), { course: offered })
      .refuses(trainingRefusals.TraineeUnknown, { field: 'personId' });
    given().when(plan(), { person }).refuses(trainingRefusals.CourseUnknown, { field: 'courseId' });
    given()
      .when(plan('2026-03-01'), { person, course: offered })
      .refuses(trainingRefusals.TrainingDueInPast, { field: 'dueOn' });
  });

  it('ends with a test: who reaches the mark is certified for as long as the course says', () => {
    given(planned)
      .when(test(79), { course: offered })
      .then(TestTaken({ courseId: 'cs_1', score: 79, passed: false, valueDate: '2026-03-02' }));
    const certified = { passed: true, validUntil: '2028-03-01', valueDate: '2026-03-01' };
    given(planned)
      .when(test(80, '2026-03-01'), { course: offered })
      .then(TestTaken({ courseId: 'cs_1', score: 80, ...certified }));
    given(planned)
      .when(test(80, '2026-03-03'), { course: offered })
      .refuses(trainingRefusals.TestInFuture, { field: 'takenOn' });
  });

  it('is certified until the end of a day, once', () => {
    const passed = { courseId: 'cs_1', score: 80, passed: true, validUntil: '2028-03-01' };
    const certified = TestTaken({ ...passed, valueDate: '2026-03-01' });
    const expire = (day: string) => ExpireCertificate.of({ trainingId: 'tg_1', day });
    const expired = trainingEvents.CertificateExpired({
      ...{ personId: 'wang', courseId: 'cs_1', validUntil: '2028-03-01' },
      valueDate: '2028-03-01',
    });
    given(planned, certified).when(expire('2028-02-29')).changesNothing();
    given(planned, certified).when(expire('2028-03-01')).then(expired);
    given(planned, certified, expired).when(expire('2028-03-02')).changesNothing();
    given(planned).when(expire('2028-03-02')).changesNothing();
  });

  it('is tested by somebody else', () =>
    given(planned)
      .when(test(100), { course: offered, actor: { id: 'wang', roles: ['unitHead'] } })
      .refuses(NotIndependent));
});

describe('a course', () => {
  it('is offered, and retired once', () => {
    const told = {
      title: { en: 'Speaking with clients', zh: '客户沟通技巧' },
      topic: 'communication',
      passMark: 80,
      validMonths: 24,
    } as const;
    const published = courseEvents.CoursePublished(told);
    const retired = courseEvents.CourseRetired({ reason: 'Old.' });
    const retire = RetireCourse.of({ courseId: 'cs_1', reason: 'Old.' });
    decides(course)()
      .when(PublishCourse.of({ courseId: 'cs_1', ...told }))
      .then(published);
    decides(course)(published).when(retire).then(retired);
    decides(course)(published, retired).when(retire).changesNothing();
  });
});
