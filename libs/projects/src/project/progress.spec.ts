import { evolve } from './project.state.js';
import { certified, planned, registered, reported } from './project.examples.js';
import { progressOn } from './progress.js';
import { folded } from '#kernel';

const start = evolve.ProjectRegistered({ ...registered.data, projectId: 'pj' }, undefined as never);
const { milestones } = folded(evolve, [...planned, reported, certified] as never, start);
const { milestones: unproven } = folded(evolve, [...planned, reported] as never, start);
const costs = [
  { amount: 18_000_000_000, valueDate: '2025-10-01' },
  { amount: 2_000_000_000, valueDate: '2026-03-01' },
];

describe('the progress of a project', () => {
  it('is earned by milestones that are certified', () =>
    expect(progressOn(milestones, costs, '2026-02-15')).toEqual({
      budget: 50_000_000_000,
      plannedValue: 40_000_000_000,
      earnedValue: 15_000_000_000,
      actualCost: 18_000_000_000,
      schedulePerformance: '0.375',
      costPerformance: '0.8333',
      costAtCompletion: 60_000_000_000,
      completed: '0.3',
      due: 2,
      late: 1,
      delayRate: '0.5',
      delayDays: 20,
      weightedDelayDays: '16.875',
      plannedEnd: '2026-08-31',
      expectedEnd: '2026-08-31',
    }));

  it('counts nothing that is only reported', () =>
    expect(progressOn(unproven, costs, '2026-02-15')).toMatchObject({ earnedValue: 0, late: 2 }));

  it('is told as of the day, whatever came since', () =>
    expect(progressOn(milestones, costs, '2025-10-19')).toMatchObject({
      earnedValue: 0,
      late: 1,
      delayDays: 19,
    }));

  it('is late by what is expected, too', () => {
    const later = milestones.map((each) =>
      each.milestoneId === 'grid' ? { ...each, expectedOn: '2026-12-31' } : each,
    );
    expect(progressOn(later, [], '2026-01-10')).toMatchObject({
      delayDays: 122,
      expectedEnd: '2026-12-31',
    });
  });

  it('of a project without milestones is nothing', () =>
    expect(progressOn([], [], '2026-01-10')).toMatchObject({
      due: 0,
      delayRate: '0',
      delayDays: 0,
    }));
});
