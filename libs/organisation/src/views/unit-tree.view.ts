import type { Rows } from '#kernel';
import { defineView, pick } from '#kernel';
import type { PlacedUnit, Tree } from '../unit/tree.js';
import { wholeTree } from '../unit/tree.js';
import { unitEvents } from '../unit/unit.events.js';

const whole = () => wholeTree;

const changed = (tree: Tree, unitId: string, change: Partial<PlacedUnit>): Tree => ({
  units: tree.units.map((unit) => (unit.unitId === unitId ? { ...unit, ...change } : unit)),
});

const events = pick(unitEvents, 'UnitOpened', 'UnitMoved', 'UnitClosed');

const on: Rows<Tree, typeof events> = {
  UnitOpened: ({ kind, parentId }, { units }, { id }) => ({
    units: [
      ...units,
      { unitId: id, kind, ...(parentId !== undefined && { parentId }), closed: false },
    ],
  }),
  UnitMoved: ({ parentId }, tree, { id }) => changed(tree, id, { parentId }),
  UnitClosed: (_, tree, { id }) => changed(tree, id, { closed: true }),
};

/** Which unit lies below which: for decisions, and for what a person may see. */
export const unitTree = defineView({
  name: 'unit-tree',
  events,
  empty: (): Tree => ({ units: [] }),
  on,
  key: { UnitOpened: whole, UnitMoved: whole, UnitClosed: whole },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});
