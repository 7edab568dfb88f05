import { overdueClient } from '../client-figures/clients.examples.js';
import { releaseSetOn } from '../rule-set/content/release-set.js';
import { furthestApart, inShadow } from './shadow.js';

const day = '2026-03-02';
const champion = releaseSetOn(day);
const [overdue] = champion.rules.filter(({ id }) => id === 'EW-01');
/** The release with one rule of its own, which speaks later. */
const set = {
  ...champion,
  ruleSetId: 'rs_1',
  code: 'LATER',
  rules: [{ ...overdue!, enters: { orange: 10 }, leaves: {} }],
};
const apart = (daysPastDue: number) =>
  inShadow(overdueClient(daysPastDue, day), { set, champion, day });

describe('a rule set in shadow', () => {
  it('says of a client what it would say, beside what the set in force says', () => {
    expect(apart(3)).toMatchObject({ shadow: null, champion: 'yellow', rules: [] });
    expect(apart(20)).toMatchObject({
      shadow: 'orange',
      champion: 'yellow',
      rules: [{ rule: 'LATER.EW-01', level: 'orange' }],
    });
    expect(apart(0)).toBeUndefined();
  });

  it('shows first where the two disagree most', () => {
    const said = (clientId: string, shadow: 'red' | null, other: 'red' | 'yellow' | null) => ({
      clientId,
      shadow,
      champion: other,
      rules: [],
    });
    const all = [said('a', 'red', 'red'), said('b', null, 'yellow'), said('c', 'red', null)];
    expect(furthestApart(all).map(({ clientId }) => clientId)).toEqual(['c', 'b', 'a']);
  });
});
