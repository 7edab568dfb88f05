import { scored } from './score.js';
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
  scored('2026-03', { clients: 10, sums: counted }).measures.find((each) => each.rule === rule)
    ?.points;

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
    expect(scored('2026-03', counted, later).measures).toHaveLength(8);
    expect(scored('2026-02', counted, later).measures).toEqual([]);
  });

  it('weighs only what there was to measure', () => {
    expect(pointsOf('PS-06', sums)).toBeUndefined();
    expect(pointsOf('PS-06', { ...sums, won: 1, lost: 1 })).toBe('2.5000');
    // (18 + 0 + 18 + 5 + 10 + 3.75) / (15 + 20 + 20 + 10 + 10 + 5) · 100
    expect(scored('2026-03', { clients: 10, sums }).score).toBe('68.44');
  });

  it('has no score where no rule is in force', () =>
    expect(scored('1999-03', { clients: 10, sums }, scoreRules)).toEqual({
      month: '1999-03',
      clients: 10,
      measures: [],
      afterRisk: 0,
    }));

  it('counts what was received less what more is expected to be lost', () => {
    const money = { ...sums, income: 5_000_000, lossRise: 2_000_000 };
    // 20 · 50 000 / 100 000, and 10 · (30 000 / 50 000) / 0.8
    expect([pointsOf('PS-07', money), pointsOf('PS-08', money)]).toEqual(['10.0000', '7.5000']);
    expect(scored('2026-03', { clients: 10, sums: money }).afterRisk).toBe(3_000_000);
    expect(pointsOf('PS-08', { ...money, lossRise: 9_000_000 })).toBe('0.0000');
  });

  it('comes to 60 at most where a red warning was left alone', () => {
    const { score, gate } = scored('2026-03', { clients: 10, sums: { ...sums, redLate: 1 } });
    expect([score, gate?.rule]).toEqual(['60.00', 'PG-01']);
  });
});
