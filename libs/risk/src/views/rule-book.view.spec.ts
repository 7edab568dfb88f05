import type { Fact } from '#kernel';
import { projects } from '#kernel/testing';
import { ruleSetEvents } from '../rule-set/rule-set.events.js';
import { approved } from '../rule-set/rule-set.examples.js';
import { ruleBook, setsOn, theRuleBook } from './rule-book.view.js';

const given = projects(ruleBook, { id: 'rs_1' });
const { code } = approved.data.content;
const day = approved.data.from;
const codesOn = (on: string, ...facts: readonly Fact[]) =>
  setsOn(given(...facts).rows.get(theRuleBook), on).map((set) => set.code);

describe('the rule book', () => {
  it('begins with the rules of the release', () =>
    expect(setsOn(undefined, day).map((set) => set.code)).toEqual(['RELEASE']));

  it('puts a set in force from its day', () => {
    expect(codesOn('2026-01-01', approved)).toEqual(['RELEASE']);
    expect(codesOn(day, approved)).toEqual(['RELEASE', code]);
  });

  it('lets a set take the place of the rules of the release, until it is withdrawn', () => {
    const content = { ...approved.data.content, replaces: 'release' };
    const instead = ruleSetEvents.RuleSetApproved({ ...approved.data, content });
    const withdrawn = ruleSetEvents.RuleSetWithdrawn({
      version: 1,
      from: '2027-01-01',
      reason: 'Recalibrated.',
      valueDate: '2026-12-01',
    });
    expect(codesOn(day, instead)).toEqual([code]);
    expect(codesOn('2027-01-01', instead, withdrawn)).toEqual(['RELEASE']);
  });
});
