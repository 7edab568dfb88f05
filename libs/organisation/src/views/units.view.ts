import type { Day, Rows } from '#kernel';
import { defineView, anybody, IsCode, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { OrganisationName } from '../name.js';
import { UnitKind } from '../organisation.codes.js';
import { staffEvents } from '../staff/staff.events.js';
import { unitEvents } from '../unit/unit.events.js';

/** A unit as the directory shows it. */
export interface UnitRow {
  readonly unitId: string;
  readonly name: OrganisationName;
  readonly kind: UnitKind;
  readonly parentId?: string;
  readonly openedOn: Day;
  readonly closedOn?: Day;
  /** How many people work in it, those of the units below left out. */
  readonly staffCount: number;
  /** How many units directly below it are open. */
  readonly openBelow: number;
}

/** One unit of the bank. */
export class GetUnit extends ViewQuery<UnitRow> {
  @IsId() readonly unitId!: string;
}

/** The units of the bank, by what they are and below which they lie. */
export class ListUnits extends ListQuery<UnitRow> {
  @IsOptional() @IsCode(UnitKind) readonly kind?: UnitKind;

  @IsOptional() @IsId() readonly parentId?: string;
}

const events = {
  ...unitEvents,
  ...pick(
    staffEvents,
    'StaffMemberRegistered',
    'StaffMemberMoved',
    'StaffMemberLeft',
    'StaffMemberReturned',
  ),
};

const counted = (row: UnitRow, field: 'staffCount' | 'openBelow', by: 1 | -1): UnitRow => ({
  ...row,
  [field]: row[field] + by,
});

const on: Rows<UnitRow, typeof events> = {
  UnitOpened: (_, row) => counted(row, 'openBelow', 1),
  UnitRenamed: ({ name }, row) => ({ ...row, name }),
  UnitMoved: ({ parentId }, row, { id }) =>
    row.unitId === id
      ? { ...row, parentId }
      : counted(row, 'openBelow', row.unitId === parentId ? 1 : -1),
  UnitClosed: ({ valueDate }, row, { id }) =>
    row.unitId === id ? { ...row, closedOn: valueDate } : counted(row, 'openBelow', -1),
  StaffMemberRegistered: (_, row) => counted(row, 'staffCount', 1),
  StaffMemberMoved: ({ unitId }, row) => counted(row, 'staffCount', row.unitId === unitId ? 1 : -1),
  StaffMemberLeft: (_, row) => counted(row, 'staffCount', -1),
  StaffMemberReturned: (_, row) => counted(row, 'staffCount', 1),
};

const unitOf = ({ unitId }: { readonly unitId: string }) => unitId;
const withParent = (parentId: string | undefined, id: string): readonly string[] =>
  parentId === undefined ? [id] : [id, parentId];

/** Every unit, with how many work in it. */
export const units = defineView({
  name: 'units',
  events,
  opens: {
    UnitOpened: ({ name, kind, parentId, valueDate }, { id }): UnitRow => ({
      unitId: id,
      name,
      kind,
      ...(parentId !== undefined && { parentId }),
      openedOn: valueDate,
      staffCount: 0,
      openBelow: 0,
    }),
  },
  on,
  key: {
    UnitOpened: ({ parentId }, { id }) => withParent(parentId, id),
    UnitMoved: ({ formerParentId, parentId }, { id }) => [id, formerParentId, parentId],
    UnitClosed: ({ parentId }, { id }) => withParent(parentId, id),
    UnitRenamed: (_, { id }) => id,
    StaffMemberRegistered: unitOf,
    StaffMemberMoved: ({ formerUnitId, unitId }) => [formerUnitId, unitId],
    StaffMemberLeft: unitOf,
    StaffMemberReturned: unitOf,
  },
  scope: 'open',
  queries: { GetUnit, ListUnits },
  allow: { GetUnit: anybody, ListUnits: anybody },
  answer: {
    GetUnit: ({ unitId }, all) => all.get(unitId),
    ListUnits: ({ kind, parentId, ...page }, all) => all.page({ kind, parentId }, page),
  },
  indexes: [{ kind: 1 }, { parentId: 1 }],
});
