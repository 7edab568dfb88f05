import type { Name } from '#clients';
import { clientEvents } from '#clients';
import type { Day, Rows, Table } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { CrmMode } from '../mode/mode.codes.js';
import { modeEvents } from '../mode/mode.events.js';

/** Who said so, when and why. */
interface Stated {
  readonly mode: CrmMode;
  readonly since: Day;
  readonly by: string;
  readonly reason: string;
}

/** One switch of the past; the mode is null where a facility has no mode of its own any more. */
export interface ModeStep {
  readonly mode: CrmMode | null;
  readonly from: CrmMode | null;
  readonly loanId?: string;
  readonly on: Day;
  readonly by: string;
  readonly reason: string;
}

/** In which mode a client is kept, why, and how that came about. */
export interface ModeRow {
  readonly clientId: string;
  readonly name?: Name;
  readonly managerId?: string;
  /** The most attentive mode of the relationship and its facilities; null before any was stated. */
  readonly effective: CrmMode | null;
  /** Since when the client is kept in it. */
  readonly since?: Day;
  readonly relationship?: Stated;
  readonly facilities: readonly (Stated & { readonly loanId: string })[];
  /** The latest fifty switches, the latest first. */
  readonly steps: readonly ModeStep[];
}

/** How many clients are kept in a mode. */
export interface ModeTotal {
  readonly mode: CrmMode;
  readonly clients: number;
}

/** The mode of one client, with its reason and history. */
export class GetCrmMode extends ViewQuery<ModeRow> {
  @IsId() readonly clientId!: string;
}

/** The clients of whom a mode was stated, those who came to it last first. */
export class ListCrmModes extends ListQuery<ModeRow> {
  @IsOptional() @IsCode(CrmMode) readonly mode?: CrmMode;

  @IsOptional() @IsId() readonly managerId?: string;
}

/** How many clients are kept in each mode. */
export class CountCrmModes extends ViewQuery<readonly ModeTotal[]> {}

const remembered = 50;
const events = {
  ...modeEvents,
  ...pick(
    clientEvents,
    'ClientRegistered',
    'ClientMigrated',
    'ClientFactsUpdated',
    'RelationshipManagerAssigned',
    'RelationshipManagerTransferred',
  ),
};

const named = (row: ModeRow, name: Name | undefined): ModeRow => ({
  ...row,
  ...(name && { name }),
});

/** The row after a step: since when it is kept so follows from whether the mode changed. */
const stepped = (row: ModeRow, step: ModeStep, effective: CrmMode | null): ModeRow => ({
  ...row,
  effective,
  ...(effective !== row.effective && { since: step.on }),
  steps: [step, ...row.steps].slice(0, remembered),
});

const on: Rows<ModeRow, typeof events> = {
  ClientRegistered: ({ facts }, row) => named(row, facts.name),
  ClientMigrated: ({ facts }, row) => named(row, facts.name),
  ClientFactsUpdated: ({ facts }, row) => named(row, facts.name),
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),

  ModeSwitched({ mode, from, effective, reason, by, valueDate }, row) {
    const relationship = { mode, since: valueDate, by, reason };
    const step = { mode, from, on: valueDate, by, reason };
    return { ...stepped(row, step, effective), relationship };
  },
  FacilityModeSwitched({ loanId, mode, from, effective, reason, by, valueDate }, row) {
    const stated = { loanId, mode, since: valueDate, by, reason };
    const others = row.facilities.filter((each) => each.loanId !== loanId);
    const step = { mode, from, loanId, on: valueDate, by, reason };
    return { ...stepped(row, step, effective), facilities: [...others, stated] };
  },
  FacilityModeEnded({ loanId, from, effective, reason, by, valueDate }, row) {
    const step = { mode: null, from, loanId, on: valueDate, by, reason };
    const facilities = row.facilities.filter((each) => each.loanId !== loanId);
    return { ...stepped(row, step, effective), facilities };
  },
};

const readers = [
  'relationshipManager',
  'unitHead',
  'riskOfficer',
  'creditApprover',
  'auditor',
] as const;

async function totalsOf(rows: Table<ModeRow, 'modes'>): Promise<readonly ModeTotal[]> {
  const totals = await rows.totals('modes');
  return CrmMode.all.map((mode) => ({
    mode,
    clients: totals.find(({ group }) => group['mode'] === mode)?.count ?? 0,
  }));
}

/** In which mode every client is kept: by whom it was decided, and why. */
export const crmModes = defineView({
  name: 'crm-modes',
  events,
  empty: (clientId): ModeRow => ({ clientId, effective: null, facilities: [], steps: [] }),
  on,
  by: 'clientId',
  rollups: {
    modes: ({ effective }) =>
      effective === null ? [] : [{ group: { mode: effective }, sums: {} }],
  },
  scope: { client: 'clientId' },
  queries: { GetCrmMode, ListCrmModes, CountCrmModes },
  allow: { GetCrmMode: readers, ListCrmModes: readers, CountCrmModes: readers },
  answer: {
    GetCrmMode: ({ clientId }, rows) => rows.get(clientId),
    ListCrmModes: ({ mode, managerId, limit, cursor, sort = '-since' }, rows) =>
      rows.page({ since: { from: '' }, effective: mode, managerId }, { limit, cursor, sort }),
    CountCrmModes: (_, rows) => totalsOf(rows),
  },
  indexes: [
    { effective: 1, since: -1 },
    { managerId: 1, effective: 1, since: -1 },
  ],
  orders: ['since'],
});
