import { allCodes } from '#kernel';
import { amongLevels, amongSegments } from '../../apps/console/src/code-lists.js';
import { Segment } from '../../libs/strategy/src/strategy.codes.js';
import { product } from '../product.js';

/** The list in which the console looks up a code that stands beside others. */
const listOf = (among: readonly string[]) =>
  allCodes.find(({ all }) => among.every((code) => all.includes(code)));

describe('codes that the console looks up beside others', () => {
  it('are found in the list they belong to', () => {
    expect(product.views.length).toBeGreaterThan(0); // every context, and so every list, is there
    expect(listOf(amongSegments)).toBe(Segment);
    expect(listOf(amongLevels)?.title.en).toBe('Warning level');
  });
});
