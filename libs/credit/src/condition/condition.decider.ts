import type { Day, Evolve } from '#kernel';
import { defineDecider, NotIndependent, valueDateOf } from '#kernel';
import { pipeline } from '../views/pipeline/pipeline.view.js';
import type { ApplicationRow } from '../views/pipeline/pipeline.rows.js';
import * as commands from './condition.commands.js';
import { conditionEvents } from './condition.events.js';
import { conditionRefusals as refuse } from './condition.refusals.js';

const { ConditionEvidenced, ConditionMet, EvidenceRejected, ConditionWaived, CreditDrawn } =
  conditionEvents;

interface Conditions {
  readonly clientId: string;
  /** Who brought the evidence of what is not looked at yet. */
  readonly evidenced: Readonly<Record<string, string | undefined>>;
  readonly settled: readonly string[];
  readonly drawnOn?: Day;
}

type Before = Conditions | undefined;
const begun = (before: Before, clientId: string): Conditions =>
  before ?? { clientId, evidenced: {}, settled: [] };

const evolve: Evolve<Conditions, typeof conditionEvents> = {
  ConditionEvidenced: ({ conditionId, by, clientId }, before: Before) => ({
    ...begun(before, clientId),
    evidenced: { ...before?.evidenced, [conditionId]: by },
  }),
  ConditionMet: ({ conditionId }, before) => ({
    ...before,
    settled: [...before.settled, conditionId],
  }),
  EvidenceRejected: ({ conditionId }, before) => ({
    ...before,
    evidenced: { ...before.evidenced, [conditionId]: undefined },
  }),
  CreditDrawn: ({ clientId, valueDate }, before: Before) => ({
    ...begun(before, clientId),
    drawnOn: valueDate,
  }),
  ConditionWaived: ({ conditionId, clientId }, before: Before) => ({
    ...begun(before, clientId),
    settled: [...(before?.settled ?? []), conditionId],
  }),
};

const seconds = ['riskOfficer', 'creditApprover'] as const;
const asked = ({ applicationId }: { readonly applicationId: string }) => ({
  application: pipeline.row(applicationId),
});

/** What becomes of the conditions of a credit: evidenced, confirmed by a second person, or waived. */
export const condition = defineDecider({
  stream: 'condition',
  by: 'applicationId',
  prefix: 'cn',
  events: conditionEvents,
  commands,
  allow: {
    EvidenceCondition: ['relationshipManager', 'service'],
    ConfirmCondition: seconds,
    RejectEvidence: seconds,
    WaiveCondition: ['creditApprover'],
    // Sent by the first drawdown only, and so without a route.
    NoteFirstDrawdown: [],
  },
  evolve,
  consult: { EvidenceCondition: asked, WaiveCondition: asked },
  notBy: {
    ConfirmCondition: ({ evidenced }, { conditionId }) => [evidenced[conditionId]],
    RejectEvidence: ({ evidenced }, { conditionId }) => [evidenced[conditionId]],
  },
  create: {},
  either: {
    EvidenceCondition({ conditionId, evidence, valueDate }, before, context) {
      const { clientId } = conditionOf(context.application, conditionId);
      checkOpen(before, conditionId);
      return ConditionEvidenced({
        conditionId,
        clientId,
        evidence,
        by: context.actor.id,
        valueDate: valueDateOf(valueDate, context),
      });
    },

    NoteFirstDrawdown: ({ clientId, drawnOn }, before) =>
      before?.drawnOn === undefined ? CreditDrawn({ clientId, valueDate: drawnOn }) : [],

    WaiveCondition({ conditionId, reason, valueDate }, before, context) {
      const { clientId, managerId, submittedBy } = conditionOf(context.application, conditionId);
      const involved = [managerId, submittedBy, before?.evidenced[conditionId]];
      if (involved.includes(context.actor.id)) throw NotIndependent({ involved });
      checkOpen(before, conditionId);
      return ConditionWaived({
        conditionId,
        clientId,
        reason,
        by: context.actor.id,
        valueDate: valueDateOf(valueDate, context),
      });
    },
  },
  decide: {
    ConfirmCondition({ conditionId, valueDate }, before, context) {
      checkOpen(before, conditionId);
      if (before.evidenced[conditionId] === undefined) throw refuse.EvidenceMissing();
      const { clientId } = before;
      return ConditionMet({
        conditionId,
        clientId,
        by: context.actor.id,
        valueDate: valueDateOf(valueDate, context),
      });
    },

    RejectEvidence({ conditionId, reason, valueDate }, before, context) {
      checkOpen(before, conditionId);
      if (before.evidenced[conditionId] === undefined) throw refuse.EvidenceMissing();
      const { clientId } = before;
      return EvidenceRejected({
        conditionId,
        clientId,
        reason,
        by: context.actor.id,
        valueDate: valueDateOf(valueDate, context),
      });
    },
  },
});

function conditionOf(application: ApplicationRow | undefined, id: string): ApplicationRow {
  if (!application?.conditions?.some((each) => each.id === id)) {
    throw refuse.ConditionUnknown({ field: 'conditionId', found: id });
  }
  return application;
}

function checkOpen(before: Before, conditionId: string): void {
  if (before?.settled.includes(conditionId)) throw refuse.ConditionSettled({ conditionId });
}
