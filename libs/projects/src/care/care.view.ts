import type { Day, Openings, Rows } from '#kernel';
import { addDays, defineView, everyone, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Paper } from '../project/project.fields.js';
import { projectEvents } from '../project/project.events.js';
import type { ClientWay, ProjectMeetingKind } from './care.codes.js';
import type { MeetingTask, Need, Participant, TeamMember } from './care.fields.js';

/** Days from the end of a project to the first call, and from one call to the next. */
const followUpAfterDays = 30;
const followUpEveryDays = 180;

/** What a meeting gave somebody to do, and what came of it. */
export interface CareTask extends MeetingTask {
  readonly meetingId: string;
  readonly doneOn?: Day;
  readonly result?: string;
}

export interface ProjectMeeting {
  readonly meetingId: string;
  readonly kind: ProjectMeetingKind;
  readonly heldOn: Day;
  readonly participants: readonly Participant[];
  readonly decisions: readonly string[];
  readonly minutes: readonly Paper[];
}

/** A report or an alert that went to the client, and what the client said to it. */
export interface WordToClient {
  readonly id: string;
  readonly kind: 'report' | 'alert';
  readonly on: Day;
  readonly recipient: string;
  readonly way: ClientWay;
  readonly message?: string;
  readonly reportedOn?: Day;
}

export interface ClientWord {
  readonly feedbackId: string;
  readonly on: Day;
  readonly said: string;
  readonly answers?: string;
}

export interface FollowUp {
  readonly followUpId: string;
  readonly heldOn: Day;
  readonly contact: string;
  readonly progress: string;
  readonly satisfaction: number;
  readonly needs: readonly Need[];
}

/** How the bank and the client of a project keep in touch. */
export interface ProjectCareRow {
  readonly projectId: string;
  readonly clientId: string;
  readonly team: readonly TeamMember[];
  readonly meetingEveryDays?: number;
  readonly nextMeetingBy?: Day;
  readonly meetings: readonly ProjectMeeting[];
  readonly tasks: readonly CareTask[];
  readonly toClient: readonly WordToClient[];
  readonly fromClient: readonly ClientWord[];
  readonly followUps: readonly FollowUp[];
  /** The next call after completion, once the project is in operation or handed over. */
  readonly nextFollowUpBy?: Day;
}

/** How the bank and the client of a project keep in touch. */
export class GetProjectCare extends ViewQuery<ProjectCareRow> {
  @IsId() readonly projectId!: string;
}

/** Projects by what is due: meetings and calls, the earliest first. */
export class ListProjectCare extends ListQuery<ProjectCareRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  /** Only projects whose next meeting is due by this day. */
  @IsOptional() @IsDay() readonly meetingBy?: Day;

  /** Only projects whose next call after completion is due by this day. */
  @IsOptional() @IsDay() readonly followUpBy?: Day;
}

const opens: Openings<ProjectCareRow, typeof projectEvents> = {
  ProjectRegistered: ({ projectId, clientId }) => ({
    projectId,
    clientId,
    team: [],
    meetings: [],
    tasks: [],
    toClient: [],
    fromClient: [],
    followUps: [],
  }),
};

const later = (a: Day | undefined, b: Day): Day => (a !== undefined && a > b ? a : b);

const on: Rows<ProjectCareRow, typeof projectEvents> = {
  ProjectStageReached: ({ stage, valueDate }, row) => {
    const { nextFollowUpBy: _, ...rest } = row;
    if (stage !== 'operation' && stage !== 'handedOver') return rest;
    return { ...row, nextFollowUpBy: row.nextFollowUpBy ?? addDays(valueDate, followUpAfterDays) };
  },
  ServiceTeamAppointed: ({ members, meetingEveryDays, valueDate }, row) => {
    const last = row.meetings.reduce((day, { heldOn }) => later(day, heldOn), valueDate);
    const nextMeetingBy = addDays(last, meetingEveryDays);
    return { ...row, team: members, meetingEveryDays, nextMeetingBy };
  },
  ProjectMeetingHeld: ({ valueDate: heldOn, tasks, ...told }, row) => {
    const { meetingId, kind, participants, decisions, minutes } = told;
    const every = row.meetingEveryDays;
    return {
      ...row,
      meetings: [...row.meetings, { meetingId, kind, heldOn, participants, decisions, minutes }],
      tasks: [...row.tasks, ...tasks.map((task) => ({ ...task, meetingId }))],
      ...(every !== undefined && {
        nextMeetingBy: later(row.nextMeetingBy, addDays(heldOn, every)),
      }),
    };
  },
  MeetingTaskCompleted: ({ taskId, result, valueDate: doneOn }, row) => ({
    ...row,
    tasks: row.tasks.map((each) => (each.taskId === taskId ? { ...each, doneOn, result } : each)),
  }),
  ProgressReportDelivered: ({ reportId: id, reportedOn, recipient, way, valueDate }, row) => ({
    ...row,
    toClient: [...row.toClient, { id, kind: 'report', on: valueDate, reportedOn, recipient, way }],
  }),
  ProjectClientAlerted: ({ alertId: id, message, recipient, way, valueDate }, row) => ({
    ...row,
    toClient: [...row.toClient, { id, kind: 'alert', on: valueDate, message, recipient, way }],
  }),
  ProjectFeedbackReceived: ({ feedbackId, said, answers, valueDate }, row) => ({
    ...row,
    fromClient: [
      ...row.fromClient,
      { feedbackId, on: valueDate, said, ...(answers !== undefined && { answers }) },
    ],
  }),
  ProjectFollowedUp: ({ valueDate: heldOn, ...told }, row) => {
    const { followUpId, contact, progress, satisfaction, needs } = told;
    return {
      ...row,
      followUps: [...row.followUps, { followUpId, heldOn, contact, progress, satisfaction, needs }],
      nextFollowUpBy: later(row.nextFollowUpBy, addDays(heldOn, followUpEveryDays)),
    };
  },
};

/** Teams, meetings, reports, alerts, the client's word and calls after completion, by project. */
export const projectCare = defineView({
  name: 'project-care',
  events: projectEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetProjectCare, ListProjectCare },
  allow: { GetProjectCare: everyone, ListProjectCare: everyone },
  answer: {
    GetProjectCare: ({ projectId }, rows) => rows.get(projectId),
    ListProjectCare: ({ clientId, meetingBy, followUpBy, ...page }, rows) =>
      rows.page(
        {
          clientId,
          ...(meetingBy !== undefined && { nextMeetingBy: { from: '', upTo: meetingBy } }),
          ...(followUpBy !== undefined && { nextFollowUpBy: { from: '', upTo: followUpBy } }),
        },
        page,
      ),
  },
  indexes: [{ clientId: 1 }, { nextMeetingBy: 1 }, { nextFollowUpBy: 1 }],
});
