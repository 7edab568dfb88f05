import { scorecard } from './score.js';
import { scoreRules } from './score.rules.js';

const sums = {
  contacts: 4,
  promisesInTime: 3,
  promisesLate: 1,
  drawdowns: 2,
  fellOverdue: 3,
  overdueClients: 1,
  answers: 2,
  recommends: 16,
};
const pointsOf = (rule: string, counted: Readonly<Record<string, number>>) =>
  scorecard('wang', '2026-03', { clients: 10, sums: counted }).measures.find(
    (each) => each.rule === rule,
  )?.points;

describe('a scorecard', () => {
  it.each([
    // Twice the target counts for 1.2 of it: 15 · 1.2.
    ['PS-01', '18.0000'],
    // 20 · 9/10
    ['PS-02', '18.0000'],
    // 10 · 4/8
    ['PS-03', '5.0000'],
    // 10 · 8/8
    ['PS-04', '10.0000'],
    // 5 · 3/4
    ['PS-05', '3.7500'],
  ])('gives %s its points', (rule, points) => expect(pointsOf(rule, sums)).toBe(points));

  it('never counts more clients as overdue than there are', () =>
    expect(pointsOf('PS-02', { fellOverdue: 40, overdueClients: 10 })).toBe('0.0000'));

  it('follows the rules of the last day of its month', () => {
    const later = scoreRules.map((rule) => ({ ...rule, inForceFrom: '2026-03-30' }));
    const counted = { clients: 10, sums };
    expect(scorecard('wang', '2026-03', counted, later).measures).toHaveLength(6);
    expect(scorecard('wang', '2026-02', counted, later).measures).toEqual([]);
  });

  it('weighs only what there was to measure', () => {
    expect(pointsOf('PS-06', sums)).toBeUndefined();
    expect(pointsOf('PS-06', { ...sums, won: 1, lost: 1 })).toBe('2.5000');
    // (18 + 18 + 5 + 10 + 3.75) / (15 + 20 + 10 + 10 + 5) · 100
    expect(scorecard('wang', '2026-03', { clients: 10, sums }).score).toBe('91.25');
  });

  it('has no score where no rule is in force', () =>
    expect(scorecard('wang', '1999-03', { clients: 10, sums }, scoreRules)).toEqual({
      managerId: 'wang',
      month: '1999-03',
      clients: 10,
      measures: [],
    }));
});
