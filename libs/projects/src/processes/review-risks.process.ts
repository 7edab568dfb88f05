import { PromptManager, SettleTask } from '#engagement';
import type { Day } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { followingId } from '#platform';
import { designRiskEvents } from '../design-risk/design-risk.events.js';
import { projectEvents } from '../project/project.events.js';
import type { DesignRiskRow } from '../views/design-risks.view.js';
import { designRisks } from '../views/design-risks.view.js';

/** So many days after a milestone its risks are to be reviewed. */
const reviewDays = 14;

const taskOf = (designRiskId: string, milestoneId: string): string =>
  followingId('tk', designRiskId, milestoneId);

interface Reached {
  readonly projectId: string;
  readonly milestoneId: string;
  readonly valueDate: Day;
}

/** At each milestone the desk looks again at every risk that is open; a review does the task. */
export const reviewRisks = defineProcess({
  name: 'review-project-risks',
  events: {
    ...pick(projectEvents, 'MilestoneCertified'),
    ...pick(designRiskEvents, 'DesignRiskReviewed'),
  },
  on: {
    DesignRiskReviewed: ({ designRiskId, milestoneId, finding }) =>
      milestoneId === undefined
        ? []
        : [
            SettleTask.of({
              taskId: taskOf(designRiskId, milestoneId),
              result: finding.slice(0, 500),
            }),
          ],
  },
  sweeps: {
    MilestoneCertified: sweep(
      ({ projectId }: Reached) => designRisks.rows({ projectId, state: 'open' }),
      ({ designRiskId, clientId, title }: DesignRiskRow, { milestoneId, valueDate }: Reached) => [
        PromptManager.of({
          taskId: taskOf(designRiskId, milestoneId),
          clientId,
          title: `里程碑复核风险 (Review at ${milestoneId}): ${title}`.slice(0, 200),
          dueOn: addDays(valueDate, reviewDays),
          source: 'project',
          sourceId: designRiskId,
        }),
      ],
    ),
  },
});
