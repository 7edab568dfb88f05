import fc from 'fast-check';
import { byDay, byPosition } from './axis.js';
import { nodeOf, nodesAt, versionId } from './versions.js';

const position = fc.nat(40).chain((power) => fc.nat(2 ** Math.min(power, 30)).map((n) => n * 512));

const day = fc.nat(1_000_000);

describe('a version', () => {
  it.each([
    ['position', byPosition, position],
    ['day', byDay, day],
  ])('stands at one of the nodes of every %s that its span covers', (_, axis, place) => {
    const spans = fc
      .tuple(place, place, place)
      .map(([a, b, c]) => [a, b, c].sort((one, other) => one - other) as [number, number, number]);
    fc.assert(
      fc.property(spans, ([from, asked, until]) => {
        fc.pre(asked < until);
        expect(nodesAt(axis, asked, until)).toContain(nodeOf(axis, from, until));
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it('is sought at a few nodes, however long the log is', () => {
    expect(nodesAt(byPosition, 460_000_000, 460_195_000).length).toBeLessThan(24);
    expect(nodesAt(byPosition, 5_000_000_000, 5_000_100_000).length).toBeLessThan(28);
  });

  it('lies with those of the same row, in their order', () => {
    const ids = [versionId('ln_1', 9), versionId('ln_1', 10), versionId('ln_10', 1)];
    expect([...ids].sort()).toEqual(ids);
  });
});
