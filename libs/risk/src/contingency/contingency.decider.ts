import { clientFile, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import type { ContingencyStage } from './contingency.codes.js';
import * as commands from './contingency.commands.js';
import type { ContingencyContent, ContingencyMeasure } from './contingency.events.js';
import { contingencyEvents } from './contingency.events.js';
import { contingencyRefusals as refuse } from './contingency.refusals.js';
import { testBy } from './contingency.rules.js';

const { ContingencyPlanDrafted, ContingencyPlanApproved } = contingencyEvents;
const { ContingencyPlanTested, ContingencyPlanStarted, ContingencyPlanRetired } = contingencyEvents;

interface Plan {
  readonly clientId: string;
  readonly version: number;
  readonly stage: ContingencyStage;
  readonly measures: readonly ContingencyMeasure[];
  readonly draftedBy: string;
  readonly hasGaps: boolean;
  readonly starts: number;
}

const evolve: Evolve<Plan, typeof contingencyEvents> = {
  ContingencyPlanDrafted: (drafted, before: Plan | undefined) => ({
    clientId: drafted.clientId,
    version: drafted.version,
    stage: 'drafted',
    measures: drafted.measures,
    draftedBy: drafted.draftedBy,
    hasGaps: false,
    starts: before?.starts ?? 0,
  }),
  ContingencyPlanApproved: (_, plan) => ({ ...plan, stage: 'approved' }),
  ContingencyPlanTested: ({ result }, plan) => ({ ...plan, hasGaps: result === 'gaps' }),
  ContingencyPlanStarted: ({ number }, plan) => ({ ...plan, stage: 'started', starts: number }),
  ContingencyPlanRetired: (_, plan) => ({ ...plan, stage: 'retired' }),
};

/** What a command says, as plain data: a command holds instances of its fields. */
const contentOf = ({ scenario, title, trigger, measures, contacts }: ContingencyContent) =>
  structuredClone({
    scenario,
    title,
    trigger,
    measures: measures.map((each) => ({ ...each })),
    contacts: contacts.map((each) => ({ ...each })),
  });

const authors = ['relationshipManager', 'riskOfficer'] as const;

/** A contingency plan: written, approved by a second person, tried, and started when it has to be. */
export const contingencyPlan = defineDecider({
  stream: 'contingency',
  by: 'planId',
  prefix: 'cp',
  events: contingencyEvents,
  commands,
  allow: {
    DraftContingencyPlan: authors,
    ReviseContingencyPlan: authors,
    ApproveContingencyPlan: ['riskOfficer', 'creditApprover'],
    RecordContingencyTest: authors,
    StartContingencyPlan: ['riskOfficer', 'unitHead'],
    RetireContingencyPlan: ['riskOfficer'],
  },
  evolve,
  consult: { DraftContingencyPlan: ({ clientId }) => ({ client: clientFile.row(clientId) }) },
  notBy: { ApproveContingencyPlan: ({ draftedBy }) => [draftedBy] },

  create: {
    DraftContingencyPlan(command, { client, today, actor }) {
      const { clientId } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      const by = { draftedBy: actor.id, valueDate: today };
      return ContingencyPlanDrafted({ clientId, version: 1, ...contentOf(command), ...by });
    },
  },

  decide: {
    ReviseContingencyPlan(command, plan, { today, actor }) {
      checkInUse(plan);
      const { clientId, version } = plan;
      const by = { draftedBy: actor.id, valueDate: today };
      return ContingencyPlanDrafted({
        clientId,
        version: version + 1,
        ...contentOf(command),
        ...by,
      });
    },

    ApproveContingencyPlan({ version }, plan, { today, actor }) {
      checkInUse(plan);
      if (version !== plan.version) {
        throw refuse.PlanChanged({ field: 'version', found: version, version: plan.version });
      }
      if (plan.stage !== 'drafted') throw refuse.PlanAlreadyApproved();
      return ContingencyPlanApproved({
        version,
        approvedBy: actor.id,
        testBy: testBy('firstTest', today),
        valueDate: today,
      });
    },

    RecordContingencyTest({ how, result, findings }, plan, { today, actor }) {
      checkApproved(plan);
      return ContingencyPlanTested({
        version: plan.version,
        how,
        result,
        findings,
        testedBy: actor.id,
        testBy: testBy(result === 'gaps' ? 'firstTest' : 'nextTest', today),
        valueDate: today,
      });
    },

    StartContingencyPlan({ reason }, plan, { today, actor }) {
      checkApproved(plan);
      if (plan.hasGaps) throw refuse.PlanHasGaps();
      const { version, measures, starts } = plan;
      return ContingencyPlanStarted({
        version,
        number: starts + 1,
        measures,
        reason,
        startedBy: actor.id,
        valueDate: today,
      });
    },

    RetireContingencyPlan: ({ reason }, { stage }, { today }) =>
      stage === 'retired' ? [] : ContingencyPlanRetired({ reason, valueDate: today }),
  },
});

function checkInUse({ stage }: Plan): void {
  if (stage === 'retired') throw refuse.PlanRetired();
}

function checkApproved(plan: Plan): void {
  checkInUse(plan);
  if (plan.stage === 'drafted') throw refuse.PlanNotApproved();
}
