import { dueOnOf, stepDaysRules } from './step.rules.js';

describe('the days for a task of an application', () => {
  it.each([
    ['SD-01', 'review', 'normal', '2026-03-09'],
    ['SD-02', 'review', 'vip', '2026-03-04'],
    ['SD-03', 'completion', 'normal', '2026-03-16'],
    ['SD-04', 'completion', 'vip', '2026-03-16'],
    ['SD-05', 'decision', 'normal', '2026-03-09'],
    ['SD-06', 'decision', 'vip', '2026-03-04'],
  ] as const)('of %s are weekdays after the Monday of its begin', (id, task, priority, dueOn) => {
    const rule = stepDaysRules.find((each) => each.task === task && each.priority === priority);
    expect(rule?.id).toBe(id);
    expect(dueOnOf(task, '2026-03-02', priority)).toBe(dueOn);
  });

  it('that begins before a weekend leave the weekend out', () =>
    expect(dueOnOf('review', '2026-03-06', 'vip')).toBe('2026-03-10'));
});
