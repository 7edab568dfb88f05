import type { Actor, DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import { ConfirmAward, PlanTraining, ProposeAward, PublishCourse, RecordTest } from '#performance';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';

/** What the people of the bank learn, and how good work is honoured. */
export const performanceSteps = ({ today }: Dates): readonly Step[] => {
  const step = (key: string, command: DomainCommand, by: Actor = people.xianHead): Step => ({
    on: today,
    by,
    line: 'performance',
    key,
    command,
  });
  const courseId = 'cs_demo.talk';
  const plan = (personId: string, number: number) =>
    step(
      `tg_demo.${number}`,
      PlanTraining.of({
        trainingId: `tg_demo.${number}`,
        personId,
        courseId,
        dueOn: addDays(today, 60),
      }),
    );
  return [
    step(
      courseId,
      PublishCourse.of({
        courseId,
        title: { en: 'Speaking with clients', zh: '客户沟通技巧' },
        topic: 'communication',
        passMark: 80,
        validMonths: 24,
      }),
    ),
    plan(people.wang.id, 1),
    plan(people.chen.id, 2),
    step('tg_demo.1:test', RecordTest.of({ trainingId: 'tg_demo.1', courseId, score: 92 })),
    step(
      'aw_demo.1',
      ProposeAward.of({
        awardId: 'aw_demo.1',
        personId: people.wang.id,
        kind: 'praise',
        reason: '客户满意度与承诺履行表现突出 (clients are content, promises kept)',
      }),
    ),
    step('aw_demo.1:given', ConfirmAward.of({ awardId: 'aw_demo.1' }), people.jinanHead),
    step(
      'aw_demo.2',
      ProposeAward.of({
        awardId: 'aw_demo.2',
        personId: people.chen.id,
        kind: 'development',
        reason: '项目融资业务能力突出 (strong in project finance)',
      }),
    ),
  ];
};
