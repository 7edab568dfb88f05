import { inForce } from '#kernel';
import { CadenceProfile, ContactStage } from '../engagement.codes.js';
import type { CadenceRule } from './cadence.rules.js';
import { cadenceRules } from './cadence.rules.js';
import { dueContacts } from './due.js';

const on = (day: string | undefined, rest = {}) => ({
  any: day,
  visit: day,
  seniorReview: day,
  ...rest,
});

describe('the next contact', () => {
  it.each([
    // profile, stage, last contact, due: the table of contact cadence, row by row
    ['responsible', 'application', '2026-03-02', ['2026-03-05']],
    ['responsible', 'approval', '2026-03-02', ['2026-03-04']],
    ['responsible', 'postLoan', '2026-01-31', ['2026-02-28', '2026-07-31']],
    ['growth', 'application', '2026-03-02', ['2026-03-09']],
    ['growth', 'approval', '2026-03-02', ['2026-03-09']],
    ['growth', 'postLoan', '2026-03-02', ['2026-06-02']],
    ['ordinary', 'application', '2026-03-02', ['2026-03-09']],
    ['ordinary', 'approval', '2026-03-02', []],
    ['ordinary', 'postLoan', '2026-03-02', ['2026-09-02']],
    ['passive', 'application', '2026-03-02', []],
    ['passive', 'approval', '2026-03-02', []],
    ['passive', 'postLoan', '2026-03-02', []],
    ['basic', 'application', '2026-03-02', []],
    ['basic', 'approval', '2026-03-02', []],
    ['basic', 'postLoan', '2026-03-02', []],
    ['risk', 'application', '2026-03-02', ['2026-03-05']],
    ['risk', 'approval', '2026-03-02', ['2026-03-04']],
    ['risk', 'postLoan', '2026-03-02', ['2026-03-16']],
  ] as const)(
    'of a client of %s in %s, last spoken to on %s, is due on %s',
    (profile, stage, last, days) => {
      expect(dueContacts(profile, stage, on(last)).map(({ dueOn }) => dueOn)).toEqual(days);
    },
  );

  it('counts visits where a visit is due, and reviews where a review is', () => {
    expect(dueContacts('growth', 'postLoan', on('2026-03-02', { visit: '2025-12-15' }))).toEqual([
      { rule: 'CC-growth-postLoan-visit', kind: 'visit', dueOn: '2026-03-15' },
    ]);
    expect(
      dueContacts('responsible', 'postLoan', on('2026-03-02', { seniorReview: '2025-09-20' })).map(
        ({ kind, dueOn }) => [kind, dueOn],
      ),
    ).toEqual([
      ['seniorReview', '2026-03-20'],
      ['any', '2026-04-02'],
    ]);
  });

  it('is not due where there is no day to count from', () => {
    expect(dueContacts('ordinary', 'postLoan', on(undefined))).toEqual([]);
  });
});

describe('a cadence that is changed', () => {
  const weekly = { ...cadenceRules[0]!, id: 'CC-x', every: { days: 7 } };
  const stricter: CadenceRule = {
    ...weekly,
    version: 2,
    inForceFrom: '2026-03-10',
    every: { days: 3 },
  };
  const silent: CadenceRule = {
    ...weekly,
    version: 2,
    inForceFrom: '2026-03-10',
    occasion: 'request',
  };
  const due = (last: string, ...rules: CadenceRule[]) =>
    dueContacts('responsible', 'application', on(last), rules).map(({ dueOn }) => dueOn);

  it('judges each day by the rules of that day', () => {
    expect(due('2026-03-01', weekly, stricter)).toEqual(['2026-03-08']);
    expect(due('2026-03-04', stricter, weekly)).toEqual(['2026-03-10']);
    expect(due('2026-03-09', weekly, stricter)).toEqual(['2026-03-12']);
  });

  it('may cease', () => {
    const { every: _, ...ceasing } = silent;
    expect(due('2026-03-01', weekly, ceasing)).toEqual(['2026-03-08']);
    expect(due('2026-03-03', weekly, ceasing)).toEqual([]);
  });
});

describe('the table of cadences', () => {
  it('says something of every profile in every stage', () => {
    const today = inForce(cadenceRules, '2026-03-02');
    for (const profile of CadenceProfile.all) {
      for (const stage of ContactStage.all) {
        const rules = today.filter((rule) => rule.profile === profile && rule.stage === stage);
        expect(rules.length).toBeGreaterThan(0);
        expect(rules.every(({ every, occasion }) => every ?? occasion)).toBe(true);
      }
    }
  });

  it('has each rule once a version', () => {
    const names = cadenceRules.map(({ id, version }) => `${id}@${version}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
