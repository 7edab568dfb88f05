import { complaintOf } from '../scripts/commit-subjects.js';

describe('the subject of a commit', () => {
  it.each([
    ['lending: refuse a drawdown beyond the principal'],
    ['embedded-mongo: a value ends where the engine says'],
    [`cli: ${'x'.repeat(67)}`],
  ])('may be %s', (subject) => expect(complaintOf(subject)).toBeUndefined());

  it.each([
    [`cli: ${'x'.repeat(68)}`, '73 characters; 72 at most'],
    ['Refuse a drawdown beyond the principal', 'must read `area: what it does now`'],
    ['lending: fix', 'must read `area: what it does now`'],
    ['', 'must read `area: what it does now`'],
  ])('may not be %j', (subject, complaint) => expect(complaintOf(subject)).toBe(complaint));
});
