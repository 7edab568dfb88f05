import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { TaskSource } from './task.codes.js';

/** Who is to do a task, and the unit they belong to. */
export interface Owner {
  readonly ownerId: string;
  readonly unitId?: string;
}

/** Something that somebody of the bank is to do for a client by a day. */
export const taskEvents = defineEvents(['taskId', 'clientId'], {
  TaskAssigned: event<
    Owner & {
      readonly clientId: string;
      readonly title: string;
      readonly detail?: string;
      readonly dueOn: Day;
      /** The day at whose end the owner is reminded. */
      readonly remindOn: Day;
      readonly source: TaskSource;
      /** The id of the warning, case or promise it follows from. */
      readonly sourceId?: string;
    }
  >(),
  TaskDelegated: event<Owner & { readonly from: string; readonly reason: string }>(),
  TaskPostponed: event<{
    readonly from: Day;
    readonly dueOn: Day;
    readonly remindOn: Day;
    readonly reason: string;
  }>(),
  TaskReminderGiven: event<{ readonly ownerId: string; readonly valueDate: Day }>(),
  /** It is overdue: the head of a unit is to see it. */
  TaskEscalated: event<{
    readonly rule: string;
    readonly version: number;
    readonly level: number;
    /** The unit whose head is called; absent where the client belongs to none. */
    readonly toUnitId?: string;
    readonly daysOverdue: number;
    readonly valueDate: Day;
  }>(),
  TaskCompleted: event<{ readonly result: string }>(),
  TaskDropped: event<{ readonly reason: string }>(),
});
