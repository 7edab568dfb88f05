import { context, decides, projects as fold } from '#kernel/testing';
import { covenantRefusals } from '../covenant/covenant.refusals.js';
import { designRisks } from '../views/design-risks.view.js';
import { bandOf } from './design-risk.codes.js';
import { AssessDesignRisk, ReviewDesignRisk } from './design-risk.commands.js';
import { designRisk } from './design-risk.decider.js';
import { designRiskEvents } from './design-risk.events.js';
import { assessed, designRiskId } from './design-risk.examples.js';
import { designRiskRefusals as refuse } from './design-risk.refusals.js';

const given = decides(designRisk);
const { valueDate: _, ...told } = assessed.data;
const assess = AssessDesignRisk.of({ designRiskId, ...told });
const project = { clientId: 'cl_qinling', stakeholders: [{ stakeholderId: 'grid' }] };
const closed = designRiskEvents.DesignRiskClosed({ reason: 'Built', valueDate: '2026-01-01' });

describe('a risk of a project', () => {
  it('is of a project of the client, and its contacts are stakeholders', () => {
    given().when(assess).refuses(covenantRefusals.ProjectOfOtherClient, { field: 'clientId' });
    given()
      .when(assess, { project: { ...project, stakeholders: [] } })
      .refuses(refuse.ContactUnknown, { field: 'contacts', found: 'grid' });
    given()
      .when(assess, { project })
      .then(designRiskEvents.DesignRiskAssessed({ ...told, valueDate: context.today }));
  });

  it('is not reviewed once it is closed', () =>
    given(assessed, closed)
      .when(ReviewDesignRisk.of({ designRiskId, severity: 1, likelihood: 1, finding: 'x' }))
      .refuses(refuse.DesignRiskOver));

  it('is as grave as it was found last, and counts while it is open', () => {
    const reviewed = designRiskEvents.DesignRiskReviewed({
      severity: 4,
      likelihood: 2,
      finding: 'Second crane',
      milestoneId: 'turbines',
      valueDate: '2026-02-01',
    });
    const rows = fold(designRisks, { id: designRiskId });
    rows(assessed).matches({ score: 16, band: 'extreme' });
    rows(assessed, reviewed).matches({ score: 8, band: 'medium', state: 'open' });
    rows(assessed, closed).adds('risks');
  });

  it.each([
    [4, 'low'],
    [5, 'medium'],
    [9, 'medium'],
    [10, 'high'],
    [14, 'high'],
    [15, 'extreme'],
  ])('of %i is %s', (score, band) => expect(bandOf(score)).toBe(band));
});
