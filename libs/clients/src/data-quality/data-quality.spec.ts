import { cny } from '#kernel';
import { projects } from '#kernel/testing';
import { assigned, earned, registered } from '../examples.js';
import { owned } from '../party/party.examples.js';
import { dataQuality } from '../views/data-quality.view.js';
import { qualityOn, qualityRules } from './data-quality.rules.js';

const day = '2026-03-02';
const whole = Object.fromEntries(qualityRules.map(({ fact }) => [fact, day]));

describe('the quality of a file', () => {
  it.each([
    ['DQ-01', 'registration', 85],
    ['DQ-02', 'industry', 90],
    ['DQ-03', 'region', 90],
    ['DQ-04', 'size', 90],
    ['DQ-05', 'maturity', 95],
    ['DQ-06', 'foundedYear', 95],
    ['DQ-07', 'employees', 95],
    ['DQ-08', 'revenue', 90],
    ['DQ-09', 'profile.financialPosition', 95],
    ['DQ-10', 'profile.plans', 95],
    ['DQ-11', 'ownership', 85],
    ['DQ-12', 'manager', 95],
  ])('%s misses %s and is worth %i', (_, fact, score) => {
    const { [fact]: _gone, ...rest } = whole;
    expect(qualityOn(rest, day)).toEqual({ score, missing: [fact], outdated: [] });
  });

  it('is whole when all of it is there and fresh', () =>
    expect(qualityOn(whole, day)).toEqual({ score: 100, missing: [], outdated: [] }));

  it('falls when a statement grows old', () => {
    const old = { ...whole, revenue: '2024-08-28' };
    expect(qualityOn(old, day)).toEqual({ score: 90, missing: [], outdated: ['revenue'] });
    expect(qualityOn({ ...whole, revenue: '2024-08-29' }, day).score).toBe(100);
  });

  it('follows from what is recorded', () => {
    const row = projects(dataQuality, { id: 'cl_qinling' });
    row(registered).matches({ completeness: 60 });
    row(registered, assigned, earned(2025, cny(1)), owned).matches({
      completeness: 90,
      managerId: 'rm-7',
    });
  });
});
