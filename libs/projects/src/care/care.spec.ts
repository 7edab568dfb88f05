import { context, decides, projects as fold } from '#kernel/testing';
import { projectRefusals } from '../project/project.refusals.js';
import { project } from '../project/project.decider.js';
import { projectEvents } from '../project/project.events.js';
import { funded, planned, projectId, registered, budgeted } from '../project/project.examples.js';
import { reportOn, progressPaper } from './progress-report.js';
import {
  AppointServiceTeam,
  CompleteMeetingTask,
  FollowUpProject,
  HoldProjectMeeting,
  ReceiveProjectFeedback,
} from './care.commands.js';
import { careRefusals as refuse } from './care.refusals.js';
import { projectCare } from './care.view.js';
import { projects } from '../views/projects.view.js';

const given = decides(project);
const { today } = context;
const meeting = {
  projectId,
  meetingId: 'm1',
  kind: 'progress',
  heldOn: today,
  participants: [
    { name: '王芳', organisation: '本行', personId: 'wang.fang' },
    { name: '秦岚', organisation: '秦岭能源' },
  ],
  decisions: ['增加一台吊车'],
  tasks: [{ taskId: 't1', what: '租吊车', owner: '电建', dueOn: today }],
} as const;
const held = projectEvents.ProjectMeetingHeld({
  meetingId: 'm1',
  kind: 'progress',
  participants: meeting.participants,
  decisions: meeting.decisions,
  tasks: meeting.tasks,
  minutes: [],
  valueDate: today,
});
const operating = projectEvents.ProjectStageReached({
  stage: 'operation',
  from: 'construction',
  reason: 'Grid',
  valueDate: '2026-01-01',
});

describe('the care of a project', () => {
  it('has one lead in its service team', () => {
    const members = [
      { personId: 'wang.fang', duty: 'legal' },
      { personId: 'chen.wei', duty: 'risk' },
    ] as const;
    const appoint = AppointServiceTeam.of({ projectId, members, meetingEveryDays: 30 });
    given(registered).when(appoint).refuses(refuse.TeamWithoutLead, { field: 'members' });
  });

  it('records a meeting with its tasks, each once', () => {
    given(registered).when(HoldProjectMeeting.of(meeting)).then(held);
    given(registered, held)
      .when(HoldProjectMeeting.of(meeting))
      .refuses(refuse.CareRecordedBefore, { field: 'meetingId', found: 'm1' });
    const twice = [meeting.tasks[0], meeting.tasks[0]];
    given(registered)
      .when(HoldProjectMeeting.of({ ...meeting, tasks: twice }))
      .refuses(projectRefusals.NamedTwice, { field: 'tasks.1.taskId', taskId: 't1' });
    const early = [{ ...meeting.tasks[0], dueOn: '2020-01-01' }];
    given(registered)
      .when(HoldProjectMeeting.of({ ...meeting, tasks: early }))
      .refuses(refuse.TaskDueBeforeMeeting, { field: 'tasks.0.dueOn' });
  });

  it('ends a task of a meeting once', () => {
    const complete = CompleteMeetingTask.of({ projectId, taskId: 't1', result: '已租' });
    const done = projectEvents.MeetingTaskCompleted({
      taskId: 't1',
      result: '已租',
      valueDate: today,
    });
    given(registered, held).when(complete).then(done);
    given(registered, held, done).when(complete).refuses(refuse.MeetingTaskUnknown);
  });

  it('hears the client on what the client was told, and on nothing else', () => {
    const hear = ReceiveProjectFeedback.of({
      projectId,
      feedbackId: 'f1',
      said: '收到',
      answers: 'a1',
    });
    given(registered).when(hear).refuses(refuse.AnswersNothing, { field: 'answers' });
  });

  it('follows up what is financed, and plans the next call', () => {
    const call = FollowUpProject.of({
      projectId,
      followUpId: 'u1',
      heldOn: today,
      contact: '秦岚',
      progress: '运行正常',
      satisfaction: 5,
      needs: [{ kind: 'refinancing' }],
    });
    given(registered).when(call).refuses(refuse.NotYetFinanced, { stage: 'idea' });
    const { projectId: _, heldOn: valueDate, ...told } = call;
    const followed = projectEvents.ProjectFollowedUp({ ...told, valueDate });
    given(registered, operating).when(call).then(followed);
    const shown = fold(projectCare, { id: projectId });
    shown(registered, operating).matches({ nextFollowUpBy: '2026-01-31' });
    shown(registered, operating, followed).matches({
      followUps: [expect.objectContaining({ satisfaction: 5 })],
    });
  });

  it('reports on a day in both languages, without what stays in the bank', () => {
    const { rows } = fold(projects, { id: projectId })(registered, budgeted, funded, ...planned);
    const row = rows.get(projectId);
    if (row === undefined) throw new Error('no project');
    const report = reportOn(row, '2025-06-01');
    expect(report).not.toHaveProperty('stakeholders');
    expect(progressPaper(report, 'zh').title).toBe('项目进度与财务报告');
    expect(progressPaper(report, 'en').tables.map(({ title }) => title)).toEqual([
      'Milestones',
      'Budget',
      'Sources of funds',
    ]);
  });
});
