import { digestParts } from './digest-parts.js';

const item = (letter: string, length: number) => ({
  subject: letter.toUpperCase(),
  text: letter.repeat(length),
});

describe('the parts of a digest', () => {
  it('hold every item whole, in as few notices as there is room for', () => {
    expect(digestParts([])).toEqual([]);
    expect(digestParts([item('a', 2), item('b', 1)])).toEqual(['A\naa\n\nB\nb']);
    const items = [item('a', 4000), item('b', 4000), item('c', 900)];
    const parts = digestParts(items);
    expect(parts.map((part) => part.length)).toEqual([4002, 4002 + 2 + 902]);
    expect(parts.map((part) => part.slice(0, 1))).toEqual(['A', 'B']);
    expect(parts[1]).toContain(`\n\nC\n${'c'.repeat(900)}`);
  });

  it('have room for the longest notice there may be', () =>
    expect(digestParts([{ subject: 's'.repeat(200), text: 't'.repeat(4000) }])).toHaveLength(1));
});
