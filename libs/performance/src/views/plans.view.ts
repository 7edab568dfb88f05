import { askerId } from '#engagement';
import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { AgreedAction, PersonalTarget } from '../plan/plan.events.js';
import { planEvents } from '../plan/plan.events.js';

/** The targets of one person, the appraisals, and what follows from them. */
export interface PlanRow {
  readonly planId: string;
  readonly personId: string;
  readonly from: string;
  readonly until: string;
  readonly targets: readonly PersonalTarget[];
  readonly proposedBy: string;
  readonly proposedOn: Day;
  readonly acceptedOn?: Day;
  readonly appraisals: readonly {
    readonly month: string;
    readonly assessment: string;
    readonly heldBy: string;
    readonly heldOn: Day;
  }[];
  readonly actions: readonly (AgreedAction & {
    readonly result?: string;
    readonly doneOn?: Day;
  })[];
}

/** One plan. */
export class GetPlan extends ViewQuery<PlanRow> {
  @IsId() readonly planId!: string;
}

/** What people are to reach, the latest first. */
export class ListPlans extends ListQuery<PlanRow> {
  @IsOptional() @IsId() readonly personId?: string;
}

/** What the asker is to reach. */
export class ListMyPlans extends ListQuery<PlanRow> {}

const opens: Openings<PlanRow, typeof planEvents> = {
  TargetsProposed: ({ valueDate: proposedOn, ...told }) => ({
    ...{ ...told, proposedOn, appraisals: [], actions: [] },
  }),
};

const on: Rows<PlanRow, typeof planEvents> = {
  TargetsAccepted: ({ valueDate: acceptedOn }, row) => ({ ...row, acceptedOn }),
  AppraisalHeld: ({ month, assessment, heldBy, valueDate: heldOn, actions }, row) => ({
    ...row,
    appraisals: [...row.appraisals, { month, assessment, heldBy, heldOn }],
    actions: [...row.actions, ...actions],
  }),
  AppraisalActionDone: ({ actionId, result, valueDate: doneOn }, row) => ({
    ...row,
    actions: row.actions.map((each) =>
      each.actionId === actionId ? { ...each, result, doneOn } : each,
    ),
  }),
};

const heads = ['unitHead', 'auditor'] as const;

/** What each person is to reach. It says nothing of clients. */
export const plans = defineView({
  name: 'plans',
  events: planEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetPlan, ListPlans, ListMyPlans },
  allow: { GetPlan: heads, ListPlans: heads, ListMyPlans: everyone },
  answer: {
    GetPlan: ({ planId }, rows) => rows.get(planId),
    ListPlans: ({ personId, limit, cursor, sort = '-proposedOn' }, rows) =>
      rows.page({ personId }, { limit, cursor, sort }),
    ListMyPlans: ({ limit, cursor, sort = '-proposedOn' }, rows) =>
      rows.page({ personId: askerId() }, { limit, cursor, sort }),
  },
  indexes: [{ proposedOn: -1 }, { personId: 1, proposedOn: -1 }],
  orders: ['proposedOn'],
});
