import type { Level } from '#kernel';
import { Decimal } from '#kernel';
import { compiled, levelOfPoints, pointsAt } from '../../judging/levels.js';
import { checkContent } from './rule-set-checks.js';
import { ruleSetTemplate } from './rule-set.templates.rules.js';

describe('the template anomaly', () => {
  const { content } = ruleSetTemplate('anomaly')!;

  it('is content that a bank may draft from', () =>
    expect(() => {
      checkContent(content);
    }).not.toThrow());

  it.each<[string, number, Level | undefined]>([
    ['AN-01', -3.4, undefined],
    ['AN-01', -3.5, 'yellow'],
    ['AN-01', -6, 'orange'],
    ['AN-01', -10, 'red'],
    ['AN-01', 99, undefined],
    ['AN-02', 3.4, undefined],
    ['AN-02', 3.5, 'yellow'],
    ['AN-02', 10, 'red'],
    ['AN-03', -3.5, 'yellow'],
    ['AN-03', -10, 'red'],
  ])('%s at %d calls for %s', (id, deviations, level) => {
    const rule = content.rules.find((each) => each.id === id)!;
    const points = pointsAt(compiled(rule), deviations, 0, () => new Decimal(deviations));
    expect(levelOfPoints(points)).toBe(level);
  });
});

describe('the template peers', () => {
  const { content } = ruleSetTemplate('peers')!;

  it('is content that a bank may draft from', () =>
    expect(() => {
      checkContent(content);
    }).not.toThrow());

  it.each<[string, number, Level | undefined]>([
    ['PE-01', 2.4, undefined],
    ['PE-01', 2.5, 'yellow'],
    ['PE-01', 3.5, 'orange'],
    ['PE-01', 5, 'red'],
    ['PE-02', 99, undefined],
    ['PE-02', -2.5, 'yellow'],
    ['PE-03', -3.5, 'orange'],
    ['PE-04', -5, 'red'],
    ['PE-05', -2.4, undefined],
    ['PE-06', -2.5, 'yellow'],
  ])('%s at %d calls for %s', (id, deviations, level) => {
    const rule = content.rules.find((each) => each.id === id)!;
    const points = pointsAt(compiled(rule), deviations, 0, () => new Decimal(deviations));
    expect(levelOfPoints(points)).toBe(level);
  });
});
