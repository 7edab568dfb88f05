import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ApplicationTask } from './step.codes.js';

/** Who does the open task of an application, and by when. */
export const stepEvents = defineEvents(['applicationId', 'clientId'], {
  /** Somebody has taken the task, or was given it. */
  StepAssigned: event<{
    readonly clientId: string;
    readonly task: ApplicationTask;
    /** When the task began: the assignment is for that one only. */
    readonly since: Day;
    readonly ownerId: string;
    readonly dueOn: Day;
    readonly reason?: string;
    readonly assignedBy: string;
    readonly valueDate: Day;
  }>(),
});
