import { MemoryTable } from '#platform';
import { occurrence } from '#kernel/testing';
import { entryOf } from './trail-entry.js';
import type { TrailEntry } from './trail-entry.js';
import type { TrailNode } from './trail-tree.js';
import { treeOf } from './trail-tree.js';
import { trail } from './trail.view.js';

const entry = (position: number, causationId?: string): TrailEntry =>
  entryOf(
    { type: `T${position}`, data: {} },
    {
      ...occurrence,
      position,
      eventId: `e-${position}`,
      ...(causationId !== undefined && { causationId }),
    },
  );

const rowsOf = (...entries: readonly TrailEntry[]) =>
  new MemoryTable(trail, new Map(entries.map((each) => [String(each.position), each])));

const outline = ({ position, followed }: TrailNode): unknown => [
  position,
  ...followed.map(outline),
];

// 1 → 2 → (3 → 5), 4; 9 stands apart.
const rows = rowsOf(
  entry(1, 'a-command'),
  entry(2, 'e-1'),
  entry(3, 'e-2'),
  entry(4, 'e-2'),
  entry(5, 'e-3'),
  entry(9),
);

describe('the tree of causes and effects', () => {
  it.each([[1], [3], [5]])(
    'is whole, whichever of its events is asked for: %i',
    async (position) => {
      const tree = await treeOf(rows as never, position);
      expect(outline(tree.root)).toEqual([1, [2, [3, [5]], [4]]]);
      expect(tree).toMatchObject({ position, isCut: false });
    },
  );

  it('of an event by itself is that event', async () => {
    const { root } = await treeOf(rows as never, 9);
    expect(outline(root)).toEqual([9]);
  });

  it('of more than can be shown is cut, and says so', async () => {
    const many = Array.from({ length: 400 }, (_, index) => entry(index + 10, 'e-1'));
    const { root, isCut } = await treeOf(rowsOf(entry(1), ...many) as never, 400);
    expect([root.followed.length, isCut]).toEqual([299, true]);
    // The way to the event that was asked for is shown all the same.
    expect(root.followed.map(({ position }) => position)).toContain(400);
  });
});
