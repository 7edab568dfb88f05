import { PromptManager, SettleTask } from '#engagement';
import { reacts } from '#kernel/testing';
import { designRiskEvents } from '../design-risk/design-risk.events.js';
import { assessed, designRiskId } from '../design-risk/design-risk.examples.js';
import { certified } from '../project/project.examples.js';
import { reviewRisks } from './review-risks.process.js';

const { clientId, title } = assessed.data;
const taskId = 'tk_dr_cranes.foundations';

const reviewed = (milestoneId?: string) =>
  designRiskEvents.DesignRiskReviewed({
    severity: 4,
    likelihood: 2,
    finding: 'A second crane has come',
    ...(milestoneId !== undefined && { milestoneId }),
    valueDate: '2025-10-25',
  });

describe('a risk of a project', () => {
  it('is to be reviewed when a milestone is certified', () =>
    reacts(reviewRisks)(certified, {}, [{ designRiskId, clientId, title }]).then(
      PromptManager.of({
        taskId,
        clientId,
        title: '里程碑复核风险 (Review at foundations): Cranes come late',
        dueOn: '2025-11-03',
        source: 'project',
        sourceId: designRiskId,
      }),
    ));

  it('has been reviewed once somebody has said what was found at the milestone', () => {
    const at = { id: designRiskId };
    reacts(reviewRisks)(reviewed('foundations'), at).then(
      SettleTask.of({ taskId, result: 'A second crane has come' }),
    );
    reacts(reviewRisks)(reviewed(), at).then();
  });
});
