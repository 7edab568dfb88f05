import type { Contribution, Day, Occurrence, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { nextJudgement } from '../task/escalation.js';
import { TaskSource, TaskState } from '../task/task.codes.js';
import { taskEvents } from '../task/task.events.js';
import { largest } from './largest.js';

/** One task, who is to do it, and what became of it. */
export interface TaskRow {
  readonly taskId: string;
  readonly clientId: string;
  readonly title: string;
  readonly detail?: string;
  readonly ownerId: string;
  /** The unit of the owner. */
  readonly unitId?: string;
  readonly assignedBy: string;
  readonly assignedOn: Day;
  readonly dueOn: Day;
  readonly remindOn: Day;
  readonly source: TaskSource;
  readonly sourceId?: string;
  readonly state: TaskState;
  /** The days at whose end the owner was reminded. */
  readonly reminders: readonly Day[];
  readonly escalations: readonly {
    readonly on: Day;
    readonly rule: string;
    readonly level: number;
    readonly toUnitId?: string;
  }[];
  /** Whether the head of a unit has been called since the due day was set. */
  readonly escalated: boolean;
  readonly delegations: readonly {
    readonly on: Day;
    readonly from: string;
    readonly to: string;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly postponements: readonly {
    readonly from: Day;
    readonly to: Day;
    readonly reason: string;
  }[];
  /** What came of it, or why it was dropped. */
  readonly result?: string;
  readonly closedOn?: Day;
  readonly closedBy?: string;
  /** The next day whose end may bring a reminder or an escalation. */
  readonly nextJudgementOn?: Day;
}

/** One task. */
export class GetTask extends ViewQuery<TaskRow> {
  @IsId() readonly taskId!: string;
}

/**
 * Tasks, soonest due first: mine by `ownerId=me`, those of my unit by `unitId=me`. Open ones only
 * where no state is asked for.
 */
export class ListTasks extends ListQuery<TaskRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  /** Who is to do them; `me` is whoever asks. */
  @IsOptional() @IsId() readonly ownerId?: string;

  /** The unit of the owner; `me` is the unit of whoever asks. */
  @IsOptional() @IsId() readonly unitId?: string;

  @IsOptional() @IsCode(TaskState) readonly state?: TaskState;

  @IsOptional() @IsCode(TaskSource) readonly source?: TaskSource;

  /** Only those due by this day. */
  @IsOptional() @IsDay() readonly dueUpTo?: Day;

  /** Only those that were shown to a head, or were not. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly escalated?: boolean;
}

/** What tasks may be counted by. */
export const taskDimensions = ['state', 'source', 'owner', 'unit', 'escalated'] as const;
export type TaskDimension = (typeof taskDimensions)[number];

/** How many tasks there are of each kind. */
export class CountTasks extends ViewQuery<readonly Total[]> {
  @IsIn(taskDimensions, { message: `$property must be one of: ${taskDimensions.join(', ')}` })
  readonly dimension!: TaskDimension;
}

const judged = ({ nextJudgementOn: _before, ...row }: TaskRow): TaskRow => {
  const level = row.escalated ? (row.escalations.at(-1)?.level ?? 0) : 0;
  const reminded = row.reminders.some((day) => day >= row.remindOn);
  const next = row.state === 'open' ? nextJudgement({ ...row, level, reminded }) : undefined;
  return { ...row, ...(next !== undefined && { nextJudgementOn: next }) };
};

const closed = (
  row: TaskRow,
  state: TaskState,
  result: string,
  { valueDate, actor }: Occurrence,
): TaskRow => judged({ ...row, state, result, closedOn: valueDate, closedBy: actor });

const on: Rows<TaskRow, typeof taskEvents> = {
  TaskDelegated: ({ from, ownerId, unitId, reason }, row, { valueDate, actor }) => ({
    ...row,
    ownerId,
    ...(unitId !== undefined && { unitId }),
    delegations: [...row.delegations, { on: valueDate, from, to: ownerId, by: actor, reason }],
  }),
  TaskPostponed: ({ from, dueOn, remindOn, reason }, row) =>
    judged({
      ...row,
      dueOn,
      remindOn,
      escalated: false,
      postponements: [...row.postponements, { from, to: dueOn, reason }],
    }),
  TaskReminderGiven: (_, row, { valueDate }) =>
    judged({ ...row, reminders: [...row.reminders, valueDate] }),
  TaskEscalated: ({ rule, level, toUnitId, valueDate }, row) =>
    judged({
      ...row,
      escalated: true,
      escalations: [
        ...row.escalations,
        { on: valueDate, rule, level, ...(toUnitId !== undefined && { toUnitId }) },
      ],
    }),
  TaskCompleted: ({ result }, row, occurrence) => closed(row, 'done', result, occurrence),
  TaskDropped: ({ reason }, row, occurrence) => closed(row, 'dropped', reason, occurrence),
};

const counted = (row: TaskRow): readonly Contribution[] => {
  const group = (dimension: TaskDimension, value: string): Contribution => ({
    group: { dimension, value },
    sums: {},
  });
  if (row.state !== 'open') return [group('state', row.state)];
  return [
    group('state', row.state),
    group('source', row.source),
    group('owner', row.ownerId),
    group('unit', row.unitId ?? 'unknown'),
    group('escalated', String(row.escalated)),
  ];
};

/** Every task about a client, whoever is to do it. */
export const tasks = defineView({
  name: 'tasks',
  events: taskEvents,
  opens: {
    TaskAssigned: (told, { id, actor, valueDate }): TaskRow =>
      judged({
        ...told,
        taskId: id,
        assignedBy: actor,
        assignedOn: valueDate,
        state: 'open',
        reminders: [],
        escalations: [],
        escalated: false,
        delegations: [],
        postponements: [],
      }),
  },
  on,
  rollups: { tasks: counted },
  scope: { client: 'clientId' },
  queries: { GetTask, ListTasks, CountTasks },
  allow: { GetTask: everyone, ListTasks: everyone, CountTasks: everyone },
  answer: {
    GetTask: ({ taskId }, rows) => rows.get(taskId),
    ListTasks: ({ clientId, ownerId, unitId, source, dueUpTo, escalated, ...rest }, rows) =>
      rows.page(
        {
          clientId,
          ownerId,
          unitId,
          state: rest.state ?? 'open',
          source,
          escalated,
          ...(dueUpTo !== undefined && { dueOn: { upTo: dueUpTo } }),
        },
        { limit: rest.limit, cursor: rest.cursor, sort: rest.sort ?? 'dueOn' },
      ),
    CountTasks: async ({ dimension }, rows) => largest(await rows.totals('tasks', { dimension })),
  },
  indexes: [
    { clientId: 1, state: 1, dueOn: 1 },
    { ownerId: 1, state: 1, dueOn: 1 },
    { unitId: 1, state: 1, dueOn: 1 },
    { state: 1, dueOn: 1 },
    { state: 1, nextJudgementOn: 1 },
  ],
  orders: ['dueOn'],
});
