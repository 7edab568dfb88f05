import type { Contribution, Day, DecimalText, Openings, Rows, Total } from '#kernel';
import {
  daysBetween,
  Decimal,
  defineView,
  everyone,
  IsCode,
  IsDay,
  IsId,
  IsOneOf,
  ListQuery,
  pick,
  ViewQuery,
} from '#kernel';
import { IsOptional } from 'class-validator';
import { applicationEvents } from '../../application/application.events.js';
import type { HandlingPriority } from '../../standing/standing.codes.js';
import { ApplicationTask } from '../../step/step.codes.js';
import { stepEvents } from '../../step/step.events.js';
import { dueOnOf } from '../../step/step.rules.js';

/** A task that is over. */
interface PastTask {
  readonly task: ApplicationTask;
  readonly ownerId?: string;
  readonly since: Day;
  readonly until: Day;
  readonly dueOn: Day;
  readonly isLate: boolean;
}

/** What an application waits for, who does it and by when; and what it waited for before. */
export interface ApplicationTaskRow {
  readonly applicationId: string;
  readonly clientId: string;
  readonly managerId: string;
  readonly priority: HandlingPriority;
  readonly state: 'open' | 'done';
  /** Absent once the application is decided. */
  readonly task?: ApplicationTask;
  readonly since?: Day;
  readonly dueOn?: Day;
  /** Absent while nobody has taken it; the manager completes what is returned. */
  readonly ownerId?: string;
  /** The last fifty, oldest first. */
  readonly past: readonly PastTask[];
}

/** The task of one application. */
export class GetApplicationTask extends ViewQuery<ApplicationTaskRow> {
  @IsId() readonly applicationId!: string;
}

/** Open tasks of applications, the most urgent first; overdue are those due by yesterday. */
export class ListApplicationTasks extends ListQuery<ApplicationTaskRow> {
  @IsOptional() @IsOneOf(['open', 'done']) readonly state?: 'open' | 'done';

  @IsOptional() @IsCode(ApplicationTask) readonly task?: ApplicationTask;

  @IsOptional() @IsId() readonly ownerId?: string;

  @IsOptional() @IsId() readonly managerId?: string;

  /** Due on this day or before. */
  @IsOptional() @IsDay() readonly dueBy?: Day;
}

/** How long a task takes, and how often it is late. */
export interface TaskTurnaround {
  readonly task: ApplicationTask;
  readonly open: number;
  readonly done: number;
  /** Mean calendar days of those that are done; absent where there are none. */
  readonly meanDays?: DecimalText;
  readonly late: number;
  /** Late ones of those done: "0.25" is a quarter. */
  readonly lateShare?: DecimalText;
}

/** Turnaround of applications, task by task. */
export class GetTurnaround extends ViewQuery<readonly TaskTurnaround[]> {}

const events = {
  ...pick(
    applicationEvents,
    'ApplicationSubmitted',
    'ApplicationReturned',
    'ApplicationCompleted',
    'ApplicationReviewed',
    'ApplicationApproved',
    'ApplicationDeclined',
    'ApplicationWithdrawn',
  ),
  ...stepEvents,
};

const mostPast = 50;

/** The row after its task has ended on a day. */
function done(row: ApplicationTaskRow, until: Day): ApplicationTaskRow {
  const { task, since, dueOn, ownerId, ...rest } = row;
  if (task === undefined || since === undefined || dueOn === undefined) return row;
  const over = {
    ...{ task, since, until, dueOn, isLate: until > dueOn },
    ...(ownerId !== undefined && { ownerId }),
  };
  return { ...rest, state: 'done', past: [...row.past, over].slice(-mostPast) };
}

const begun = (row: ApplicationTaskRow, task: ApplicationTask, since: Day): ApplicationTaskRow => ({
  ...row,
  state: 'open',
  task,
  since,
  dueOn: dueOnOf(task, since, row.priority),
  ...(task === 'completion' && { ownerId: row.managerId }),
});

const next = (task: ApplicationTask) => (data: { valueDate: Day }, row: ApplicationTaskRow) =>
  begun(done(row, data.valueDate), task, data.valueDate);

const ends = ({ valueDate }: { readonly valueDate: Day }, row: ApplicationTaskRow) =>
  done(row, valueDate);

const opens: Openings<ApplicationTaskRow, typeof events> = {
  ApplicationSubmitted: ({ clientId, managerId, priority, valueDate, origin }, { id }) => {
    const row = {
      ...{ applicationId: id, clientId, managerId, priority, past: [] },
      state: 'done',
    } as const;
    return origin ? row : begun(row, 'review', valueDate);
  },
};

const on: Rows<ApplicationTaskRow, typeof events> = {
  ApplicationReturned: next('completion'),
  ApplicationCompleted: next('review'),
  ApplicationReviewed: next('decision'),
  ApplicationApproved: ends,
  ApplicationDeclined: ends,
  ApplicationWithdrawn: ends,
  StepAssigned: ({ task, since, ownerId, dueOn }, row) =>
    row.task === task && row.since === since ? { ...row, ownerId, dueOn } : row,
};

const counted = ({ task, past }: ApplicationTaskRow): readonly Contribution[] => [
  ...(task ? [{ group: { task, state: 'open' }, sums: {} }] : []),
  ...past.map(({ task, since, until, isLate }) => ({
    group: { task, state: 'done' },
    sums: { days: daysBetween(since, until), late: isLate ? 1 : 0 },
  })),
];

export const turnaroundOf = (totals: readonly Total[]): readonly TaskTurnaround[] =>
  ApplicationTask.all.map((task) => {
    const of = (state: string) =>
      totals.find(({ group }) => group['task'] === task && group['state'] === state);
    const { count: done = 0, sums = {} } = of('done') ?? {};
    const late = sums['late'] ?? 0;
    return {
      task,
      open: of('open')?.count ?? 0,
      done,
      late,
      ...(done > 0 && {
        meanDays: new Decimal(sums['days'] ?? 0).div(done).toFixed(2),
        lateShare: new Decimal(late).div(done).toFixed(4),
      }),
    };
  });

/** What applications wait for: who does it, by when, and how long it took. */
export const applicationTasks = defineView({
  name: 'application-tasks',
  events,
  by: 'applicationId',
  opens,
  on,
  rollups: { turnaround: counted },
  scope: { client: 'clientId' },
  queries: { GetApplicationTask, ListApplicationTasks, GetTurnaround },
  allow: { GetApplicationTask: everyone, ListApplicationTasks: everyone, GetTurnaround: everyone },
  answer: {
    GetApplicationTask: ({ applicationId }, rows) => rows.get(applicationId),
    ListApplicationTasks: ({ state = 'open', dueBy, limit, cursor, sort, ...asked }, rows) =>
      rows.page(
        {
          state,
          task: asked.task,
          ownerId: asked.ownerId,
          managerId: asked.managerId,
          dueOn: dueBy === undefined ? undefined : { upTo: dueBy },
        },
        { limit, cursor, sort: sort ?? (state === 'open' ? 'dueOn' : 'applicationId') },
      ),
    GetTurnaround: async (_, rows) => turnaroundOf(await rows.totals('turnaround')),
  },
  indexes: [
    { state: 1, dueOn: 1 },
    { ownerId: 1, state: 1, dueOn: 1 },
    { managerId: 1, state: 1, dueOn: 1 },
    { task: 1, dueOn: 1 },
    { applicationId: 1 },
  ],
  orders: ['dueOn'],
});
