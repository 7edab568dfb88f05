import type { DataOf, Day, Openings, Rows } from '#kernel';
import { defineView, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { ContingencyStage } from '../../contingency/contingency.codes.js';
import type { ContingencyContent } from '../../contingency/contingency.events.js';
import { contingencyEvents } from '../../contingency/contingency.events.js';

type Tested = DataOf<typeof contingencyEvents.ContingencyPlanTested>;
type Started = DataOf<typeof contingencyEvents.ContingencyPlanStarted>;

/** A contingency plan as it stands: what it says, how it was tried, when it was started. */
export interface ContingencyPlanRow extends ContingencyContent {
  readonly planId: string;
  readonly clientId: string;
  readonly version: number;
  readonly stage: ContingencyStage;
  readonly draftedBy: string;
  readonly approvedBy?: string;
  /** By when it is to be tried; absent before its approval and after its retirement. */
  readonly testBy?: Day;
  /** The latest twenty. */
  readonly tests: readonly (Pick<Tested, 'version' | 'how' | 'result' | 'findings'> & Done)[];
  readonly starts: readonly (Pick<Started, 'version' | 'reason'> & Done)[];
}

interface Done {
  readonly by: string;
  readonly on: Day;
}

/** One contingency plan. */
export class GetContingencyPlan extends ViewQuery<ContingencyPlanRow> {
  @IsId() readonly planId!: string;
}

/** The contingency plans, the next test due first. */
export class ListContingencyPlans extends ListQuery<ContingencyPlanRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(ContingencyStage) readonly stage?: ContingencyStage;

  /** Only those that should have been tried before this day. */
  @IsOptional() @IsDay() readonly untestedOn?: Day;
}

type Drafted = DataOf<typeof contingencyEvents.ContingencyPlanDrafted>;

const said = ({ scenario, title, trigger, measures, contacts, version, draftedBy }: Drafted) => ({
  ...{ scenario, title, trigger, measures, contacts, version, draftedBy },
  stage: 'drafted' as const,
});

const opens: Openings<ContingencyPlanRow, typeof contingencyEvents> = {
  ContingencyPlanDrafted: (drafted, { id }) => ({
    planId: id,
    clientId: drafted.clientId,
    ...said(drafted),
    tests: [],
    starts: [],
  }),
};

const mostKept = 20;

const on: Rows<ContingencyPlanRow, typeof contingencyEvents> = {
  ContingencyPlanDrafted: (drafted, { approvedBy: _, ...row }) => ({ ...row, ...said(drafted) }),
  ContingencyPlanApproved: ({ approvedBy, testBy }, row) => ({
    ...row,
    stage: 'approved',
    approvedBy,
    testBy,
  }),
  ContingencyPlanTested: ({ version, how, result, findings, testedBy, testBy, valueDate }, row) => {
    const test = { version, how, result, findings, by: testedBy, on: valueDate };
    return { ...row, testBy, tests: [...row.tests, test].slice(-mostKept) };
  },
  ContingencyPlanStarted: ({ version, reason, startedBy, valueDate }, row) => {
    const start = { version, reason, by: startedBy, on: valueDate };
    return { ...row, stage: 'started', starts: [...row.starts, start].slice(-mostKept) };
  },
  ContingencyPlanRetired: (_, { testBy: __, ...row }) => ({ ...row, stage: 'retired' }),
};

const readers = [
  'relationshipManager',
  'riskOfficer',
  'creditApprover',
  'unitHead',
  'auditor',
] as const;

/** What is to be done when a risk comes true, and whether it was tried. */
export const contingencyPlans = defineView({
  name: 'contingency-plans',
  events: contingencyEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetContingencyPlan, ListContingencyPlans },
  allow: { GetContingencyPlan: readers, ListContingencyPlans: readers },
  answer: {
    GetContingencyPlan: ({ planId }, rows) => rows.get(planId),
    ListContingencyPlans: ({ clientId, stage, untestedOn, limit, cursor, sort }, rows) =>
      rows.page(
        {
          clientId,
          stage,
          ...(untestedOn === undefined ? {} : { testBy: { below: untestedOn } }),
        },
        { limit, cursor, sort: sort ?? 'testBy' },
      ),
  },
  indexes: [{ clientId: 1, testBy: 1 }, { testBy: 1 }],
  orders: ['testBy'],
});
