import { clientEvents } from '#clients';
import { taskEvents } from '#engagement';
import type { Contribution, Day, Rows, Table } from '#kernel';
import { defineView, IsId, pick, ViewQuery } from '#kernel';
import type { CrmMode } from '../mode/mode.codes.js';
import { modeEvents } from '../mode/mode.events.js';
import { placementEvents } from '../placement/placement.events.js';
import { playbookSteps } from '../playbook/playbook.rules.js';
import { segmentEvents } from '../segment/segment.events.js';
import type { Taxonomy } from '../taxonomy/taxonomy.codes.js';

/** A step of a playbook that was begun for a client, and what became of it. */
export interface BegunStep {
  readonly taskId: string;
  readonly rule: string;
  readonly dueOn: Day;
  readonly state: 'open' | 'done' | 'dropped';
  readonly doneOn?: Day;
  readonly result?: string;
  /** Where the client went from the place of the step once it was done. */
  readonly movedTo?: string;
}

export interface PlaybookRow {
  readonly clientId: string;
  /** The latest hundred. */
  readonly steps: readonly BegunStep[];
  /** The mode in which the client is kept: the most attentive of relationship and facilities. */
  readonly mode?: CrmMode;
}

/** What the steps of one rule came to. */
export interface PlaybookResult {
  readonly rule: string;
  readonly taxonomy: string;
  readonly value: string;
  readonly open: number;
  readonly done: number;
  /** Of those done, how many after their day. */
  readonly late: number;
  readonly dropped: number;
  /** Of those done, how many clients moved to another place afterwards, and where to. */
  readonly moved: readonly { readonly to: string; readonly clients: number }[];
}

/** The steps that were begun for one client. */
export class GetClientPlaybook extends ViewQuery<PlaybookRow> {
  @IsId() readonly clientId!: string;
}

/** What each step of the playbooks came to: done, in time, and with which effect. */
export class CountPlaybookResults extends ViewQuery<readonly PlaybookResult[]> {}

const most = 100;
const ruleOf = (rule: string) => playbookSteps.find(({ id }) => id === rule);

const changed = (row: PlaybookRow, taskId: string, change: Partial<BegunStep>): PlaybookRow =>
  row.steps.some((step) => step.taskId === taskId)
    ? {
        ...row,
        steps: row.steps.map((step) => (step.taskId === taskId ? { ...step, ...change } : step)),
      }
    : row;

/** The row after its client left a place: what was done there has had its effect. */
const left = (
  row: PlaybookRow,
  taxonomy: Taxonomy,
  from: string | null,
  to: string | null,
): PlaybookRow =>
  from === null || from === to
    ? row
    : {
        ...row,
        steps: row.steps.map((step) => {
          const rule = ruleOf(step.rule);
          const isThere = rule?.taxonomy === taxonomy && rule.value === from;
          return isThere && step.state === 'done' && step.movedTo === undefined
            ? { ...step, movedTo: to ?? 'none' }
            : step;
        }),
      };

/** The row in another mode: its steps are those of the mode that the client is kept in. */
function kept(row: PlaybookRow, effective: CrmMode | null): PlaybookRow {
  const { mode: _was, ...before } = left(row, 'crmMode', row.mode ?? null, effective);
  return effective === null ? before : { ...before, mode: effective };
}

const events = {
  ...taskEvents,
  ...pick(segmentEvents, 'ClientTypeAssigned', 'ClientTypeEnded', 'ClientTypeOverridden'),
  ...pick(placementEvents, 'ClientSegmented', 'ClientSegmentEnded'),
  ...pick(clientEvents, 'LifecycleStageChanged'),
  ...modeEvents,
};

const on: Rows<PlaybookRow, typeof events> = {
  TaskAssigned: ({ source, sourceId, dueOn }, row, { id: taskId }) =>
    source === 'playbook' && sourceId !== undefined && ruleOf(sourceId) !== undefined
      ? {
          ...row,
          steps: [...row.steps, { taskId, rule: sourceId, dueOn, state: 'open' as const }].slice(
            -most,
          ),
        }
      : row,
  TaskPostponed: ({ dueOn }, row, { id }) => changed(row, id, { dueOn }),
  TaskCompleted: ({ result }, row, { id, valueDate }) =>
    changed(row, id, { state: 'done', doneOn: valueDate, result }),
  TaskDropped: (_, row, { id }) => changed(row, id, { state: 'dropped' }),

  ClientTypeAssigned: ({ from, type }, row) => left(row, 'relationshipType', from, type),
  ClientTypeEnded: ({ from }, row) => left(row, 'relationshipType', from, null),
  ClientTypeOverridden: ({ from, type }, row) => left(row, 'relationshipType', from, type),
  ClientSegmented: ({ taxonomy, from, value }, row) => left(row, taxonomy, from, value),
  ClientSegmentEnded: ({ taxonomy, from }, row) => left(row, taxonomy, from, null),
  LifecycleStageChanged: ({ from, to }, row) => left(row, 'lifecycle', from, to),
  ModeSwitched: ({ effective }, row) => kept(row, effective),
  FacilityModeSwitched: ({ effective }, row) => kept(row, effective),
  FacilityModeEnded: ({ effective }, row) => kept(row, effective),
};

const contributions = ({ steps }: PlaybookRow): readonly Contribution[] =>
  steps.map(({ rule, state, dueOn, doneOn, movedTo = '' }) => ({
    group: { rule, movedTo },
    sums: {
      open: Number(state === 'open'),
      done: Number(state === 'done'),
      late: Number(doneOn !== undefined && doneOn > dueOn),
      dropped: Number(state === 'dropped'),
    },
  }));

async function resultsOf(rows: Table<PlaybookRow, 'results'>): Promise<readonly PlaybookResult[]> {
  const totals = await rows.totals('results');
  return playbookSteps.map(({ id, taxonomy, value }) => {
    const own = totals.filter(({ group }) => group['rule'] === id);
    const sum = (figure: string) => own.reduce((n, { sums }) => n + (sums[figure] ?? 0), 0);
    return {
      rule: id,
      taxonomy,
      value,
      open: sum('open'),
      done: sum('done'),
      late: sum('late'),
      dropped: sum('dropped'),
      moved: own
        .filter(({ group }) => group['movedTo'] !== '')
        .map(({ group, sums }) => ({ to: group['movedTo'] ?? '', clients: sums['done'] ?? 0 })),
    };
  });
}

const readers = [
  'relationshipManager',
  'unitHead',
  'riskOfficer',
  'creditApprover',
  'auditor',
] as const;

/** What the playbooks came to: which steps were done, and where the clients went afterwards. */
export const playbookResults = defineView({
  name: 'playbook-results',
  version: 2,
  events,
  empty: (clientId): PlaybookRow => ({ clientId, steps: [] }),
  on,
  by: 'clientId',
  rollups: { results: contributions },
  scope: { client: 'clientId' },
  queries: { GetClientPlaybook, CountPlaybookResults },
  allow: { GetClientPlaybook: readers, CountPlaybookResults: readers },
  answer: {
    GetClientPlaybook: ({ clientId }, rows) => rows.get(clientId),
    CountPlaybookResults: (_, rows) => resultsOf(rows),
  },
});
