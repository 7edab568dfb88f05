import type { UnitKind } from '../organisation.codes.js';

/** One unit as the tree knows it. */
export interface PlacedUnit {
  readonly unitId: string;
  readonly kind: UnitKind;
  readonly parentId?: string;
  readonly closed: boolean;
}

/** Every unit of the bank, in the order in which they were opened. */
export interface Tree {
  readonly units: readonly PlacedUnit[];
}

/** The tree is one row: it is small, and most questions to it concern more than one unit. */
export const wholeTree = 'bank';

export const unitIn = ({ units }: Tree, unitId: string): PlacedUnit | undefined =>
  units.find((unit) => unit.unitId === unitId);

/** A unit and those above it, up to below the head office: its people see everything anyway. */
export function pathOf(tree: Tree, unitId: string): readonly string[] {
  const path: string[] = [];
  let unit = unitIn(tree, unitId);
  while (unit && !path.includes(unit.unitId) && unit.parentId !== undefined) {
    path.push(unit.unitId);
    unit = unitIn(tree, unit.parentId);
  }
  return path.length > 0 ? path : [unitId];
}

/** Whether a unit is another, or lies anywhere below it. Two moves at once cannot make it run on. */
export function isBelow(tree: Tree, unitId: string, other: string): boolean {
  const seen = new Set<string>();
  let next: string | undefined = unitId;
  while (next !== undefined && !seen.has(next)) {
    if (next === other) return true;
    seen.add(next);
    next = unitIn(tree, next)?.parentId;
  }
  return false;
}
