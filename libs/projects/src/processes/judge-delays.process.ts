import { defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { JudgeDelay } from '../project/milestone.commands.js';
import type { KeptProject } from '../views/projects.rows.js';
import { projects } from '../views/projects.view.js';

/** At the end of a business day the delay of every project that is being built is judged. */
export const judgeDelays = defineProcess({
  name: 'judge-delays',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      () => projects.rows({ stage: { not: 'handedOver' } }),
      ({ projectId, milestones }: KeptProject, { day }: { readonly day: string }) =>
        milestones.length === 0 ? [] : [JudgeDelay.of({ projectId, day })],
    ),
  },
});
