import { largest, mostGroups } from './largest.js';

const group = (owner: string, count: number) => ({ group: { owner }, count, sums: {} });

describe('the groups of an answer', () => {
  it('are all of them while there is room, and the largest where there is not', () => {
    const few = [group('a', 1), group('b', 3)];
    expect(largest(few)).toEqual(few);
    const many = Array.from({ length: mostGroups + 50 }, (_, index) => group(`o${index}`, index));
    const shown = largest(many);
    expect(shown).toHaveLength(mostGroups);
    expect([shown[0]?.count, shown.at(-1)?.count]).toEqual([mostGroups + 49, 50]);
  });
});
