import type { Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import type { OrganisationName } from '../name.js';
import { UnitKind } from '../organisation.codes.js';
import { unitTree } from '../views/unit-tree.view.js';
import { units } from '../views/units.view.js';
import type { Tree } from './tree.js';
import { isBelow, unitIn, wholeTree } from './tree.js';
import * as commands from './unit.commands.js';
import { unitEvents } from './unit.events.js';
import { unitRefusals } from './unit.refusals.js';

const { UnitOpened, UnitRenamed, UnitMoved, UnitClosed } = unitEvents;
const { UnitUnknown, UnitIsClosed, UnitNeedsParent, UnitLevelWrong } = unitRefusals;
const { UnitBelowItself, UnitNotEmpty } = unitRefusals;

interface Unit {
  readonly name: OrganisationName;
  readonly kind: UnitKind;
  readonly parentId?: string;
  readonly closed: boolean;
}

const evolve: Evolve<Unit, typeof unitEvents> = {
  UnitOpened: ({ name, kind, parentId }) => ({
    name,
    kind,
    ...(parentId !== undefined && { parentId }),
    closed: false,
  }),
  UnitRenamed: ({ name }, unit) => ({ ...unit, name }),
  UnitMoved: ({ parentId }, unit) => ({ ...unit, parentId }),
  UnitClosed: (_, unit) => ({ ...unit, closed: true }),
};

const stewards = ['administrator', 'provisioner'] as const;

/** One unit of the bank. */
export const unit = defineDecider({
  stream: 'unit',
  by: 'unitId',
  prefix: 'un',
  events: unitEvents,
  commands,
  allow: { OpenUnit: stewards, RenameUnit: stewards, MoveUnit: stewards, CloseUnit: stewards },
  evolve,
  consult: {
    OpenUnit: () => ({ tree: unitTree.row(wholeTree) }),
    MoveUnit: () => ({ tree: unitTree.row(wholeTree) }),
    CloseUnit: ({ unitId }) => ({ own: units.row(unitId) }),
  },

  create: {
    OpenUnit({ name, kind, parentId, valueDate }, { today, tree }) {
      if ((parentId === undefined) !== (kind === 'headOffice')) {
        throw UnitNeedsParent({ field: 'parentId', kind });
      }
      if (parentId !== undefined) checkParent(kind, parentId, tree);
      return UnitOpened({
        name,
        kind,
        ...(parentId !== undefined && { parentId }),
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },

  decide: {
    RenameUnit({ name, valueDate }, before, { today }) {
      if (before.closed) throw UnitIsClosed();
      return isDeepStrictEqual({ ...name }, { ...before.name })
        ? []
        : UnitRenamed({ name, valueDate: valueDateOf(valueDate, { today }) });
    },

    MoveUnit({ unitId, parentId, reason, valueDate }, before, { today, tree }) {
      const { kind, parentId: formerParentId, closed } = before;
      if (closed) throw UnitIsClosed();
      if (formerParentId === undefined) throw UnitNeedsParent({ field: 'parentId', kind });
      if (parentId === formerParentId) return [];
      checkParent(kind, parentId, tree);
      if (tree !== undefined && isBelow(tree, parentId, unitId)) {
        throw UnitBelowItself({ field: 'parentId' });
      }
      return UnitMoved({
        formerParentId,
        parentId,
        reason,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },

    CloseUnit({ reason, valueDate }, { closed, parentId }, { today, own }) {
      if (closed) return [];
      const { staffCount = 0, openBelow = 0 } = own ?? {};
      if (staffCount + openBelow > 0) throw UnitNotEmpty({ staffCount, openBelow });
      return UnitClosed({
        ...(parentId !== undefined && { parentId }),
        reason,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },
});

function checkParent(kind: UnitKind, parentId: string, tree: Tree | undefined): void {
  const parent = tree && unitIn(tree, parentId);
  if (parent === undefined || parent.closed) {
    throw UnitUnknown({ field: 'parentId', found: parentId });
  }
  const levels = UnitKind.all;
  if (levels.indexOf(parent.kind) >= levels.indexOf(kind)) {
    throw UnitLevelWrong({ field: 'parentId', kind, parent: parent.kind });
  }
}
