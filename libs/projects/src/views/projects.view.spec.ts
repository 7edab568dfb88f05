import { cny } from '#kernel';
import { projects as fold } from '#kernel/testing';
import {
  budgeted,
  certified,
  clientId,
  funded,
  planned,
  projectId,
  registered,
  reported,
} from '../project/project.examples.js';
import { projectEvents } from '../project/project.events.js';
import { projects } from './projects.view.js';

const given = fold(projects, { id: projectId });
const valueDate = '2025-02-01';

describe('the projects', () => {
  it('hold budget, sources, milestones and who certified them', () =>
    given(registered, budgeted, funded, ...planned, reported, certified).matches({
      projectId,
      clientId,
      stage: 'idea',
      capitalShare: '0.24',
      milestones: expect.arrayContaining([
        expect.objectContaining({
          milestoneId: 'foundations',
          state: 'certified',
          completedOn: '2025-10-20',
          certifiedBy: 'ro-1',
        }),
      ]) as never,
    }));

  it('add up costs by line, and keep them when the budget changes', () =>
    given(
      registered,
      budgeted,
      projectEvents.CostIncurred({
        costId: 'c1',
        lineId: 'works',
        amount: cny(7),
        evidence: [],
        valueDate,
      }),
      budgeted,
    ).matches({
      costs: [{ amount: 700, valueDate }],
      budget: expect.arrayContaining([
        expect.objectContaining({ lineId: 'works', spent: cny(7) }),
      ]) as never,
    }));

  it('take a report that was sent back off the milestone', () =>
    given(
      registered,
      ...planned,
      reported,
      projectEvents.MilestoneRejected({ milestoneId: 'foundations', reason: 'x', valueDate }),
    ).matches({
      milestones: expect.arrayContaining([
        expect.not.objectContaining({ completedOn: expect.anything() as never }),
      ]) as never,
    }));

  it('count by stage and delay', () =>
    given(registered, budgeted).adds(
      'projects',
      ...(['idea', 'onTime', 'cleanEnergy', '61'] as const).map((value, index) => ({
        group: {
          dimension: ['stage', 'delay', 'projectType', 'region'][index] ?? '',
          value,
          currency: 'CNY',
        },
        sums: { budget: 50_000_000_000, due: 0, late: 0 },
      })),
    ));
});
