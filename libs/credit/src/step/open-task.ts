import type { ApplicationStage } from '../credit.codes.js';
import type { ApplicationTask } from './step.codes.js';

const tasks: Partial<Record<ApplicationStage, ApplicationTask>> = {
  submitted: 'review',
  returned: 'completion',
  reviewed: 'decision',
};

/** The task that an application waits for at a stage; undefined once it is decided. */
export const taskOf = (stage: ApplicationStage): ApplicationTask | undefined => tasks[stage];
