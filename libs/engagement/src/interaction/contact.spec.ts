import type { Contact } from './interaction.events.js';
import { attempt, question, visit } from '../examples.js';
import { happenedAt, kindsOf } from './contact.js';

describe('a contact', () => {
  it.each<[string, Contact, readonly string[]]>([
    ['a message', question, ['any']],
    ['a visit', visit, ['any', 'visit']],
    ['a return visit by telephone', { ...question, way: 'returnVisit' }, ['any', 'visit']],
    ['a meeting of seniors', { ...question, way: 'seniorMeeting' }, ['any', 'seniorReview']],
    ['a strategy talk', { ...question, way: 'strategyTalk' }, ['any', 'seniorReview']],
    [
      'a review of the cooperation at the client’s',
      { ...visit, way: 'cooperationReview' },
      ['any', 'visit', 'seniorReview'],
    ],
    ['an attempt', attempt, []],
    ['a visit to a closed door', { ...visit, outcome: 'notReached' }, []],
  ])('counts as what it was: %s', (_, contact, kinds) => {
    expect(kindsOf(contact)).toEqual(kinds);
  });

  it('stands at its moment, or at the beginning of its day', () => {
    expect(happenedAt(visit)).toBe('2026-02-26T06:30:00.000Z');
    expect(happenedAt(question)).toBe('2026-03-01T00:00:00.000Z');
  });
});
