import type { Context, Day } from '#kernel';
import { addDays, defineDecider } from '#kernel';
import { cashFlows } from '../views/cash-flows.view.js';
import { projects } from '../views/projects.view.js';
import { dueOn, isTestDay, reminderDays } from './calendar.js';
import { checkLimits, flowsUpTo, tested } from './covenant-ratio.js';
import * as commands from './covenant.commands.js';
import { covenantEvents } from './covenant.events.js';
import { covenantRefusals as refuse } from './covenant.refusals.js';
import type { Covenant } from './covenant.state.js';
import { evolve, nextTest } from './covenant.state.js';

const { CovenantAgreed, CovenantTestAnnounced, CovenantTested, InformationDelivered } =
  covenantEvents;
const { CovenantBreached, CovenantCured, CovenantWaiverRequested, CovenantWaived } = covenantEvents;
const { CovenantWaiverDeclined, CovenantDefaulted, CovenantEnded } = covenantEvents;

const desk = ['relationshipManager', 'riskOfficer', 'service'] as const;
const deciding = ['riskOfficer', 'creditApprover', 'unitHead'] as const;

/** One covenant of a project: tested on its days, cured or waived where it is breached. */
export const covenant = defineDecider({
  stream: 'covenant',
  by: 'covenantId',
  prefix: 'cv',
  events: covenantEvents,
  commands,
  allow: {
    DefineCovenant: desk,
    TestCovenant: desk,
    DeliverInformation: desk,
    CureBreach: desk,
    RequestCovenantWaiver: ['relationshipManager', 'service'],
    GrantCovenantWaiver: deciding,
    DeclineCovenantWaiver: deciding,
    EndCovenant: deciding,
    // Sent at the end of the business day only, and so without a route.
    JudgeCovenant: [],
  },
  evolve,
  notBy: { GrantCovenantWaiver: ({ request }) => [request?.requestedBy] },
  consult: {
    DefineCovenant: ({ projectId }) => ({ project: projects.row(projectId) }),
    TestCovenant: ({ projectId }) => ({ flows: cashFlows.row(projectId) }),
  },

  create: {
    DefineCovenant({ covenantId: _, ratio, ...told }, { project, today }) {
      if (project?.clientId !== told.clientId) {
        throw refuse.ProjectOfOtherClient({ field: 'clientId', found: told.clientId });
      }
      if ((told.kind === 'financial') !== (ratio !== undefined)) {
        throw refuse.RatioMissing({ field: 'ratio' });
      }
      if (told.lastTestOn < told.firstTestOn) {
        throw refuse.TestsEndBeforeTheyBegin({ field: 'lastTestOn' });
      }
      if (ratio) checkLimits(ratio);
      return CovenantAgreed({
        ...told,
        ...(ratio && { ratio: structuredClone(ratio) }),
        valueDate: today,
      });
    },
  },

  decide: {
    TestCovenant(command, before, { today, flows }) {
      const { ratio } = checkTest(command, before, today);
      if (ratio === undefined) throw refuse.WrongKindOfTest({ kind: before.kind });
      const { testOn, evidence = [] } = command;
      const recorded = flowsUpTo(flows?.actuals ?? [], testOn, ratio.windowMonths);
      const found = tested(ratio, { ...recorded, ...structuredClone(command.figures) });
      const test = CovenantTested({
        ...found,
        testOn,
        limit: ratio.limit,
        evidence: structuredClone(evidence),
        valueDate: today,
      });
      const isNew = found.result === 'breached' && before.breach?.testOn !== testOn;
      return isNew ? [test, breached(before, testOn, 'ratio', today)] : test;
    },

    DeliverInformation(command, before, { today }) {
      checkTest(command, before, today);
      if (before.kind !== 'information') throw refuse.WrongKindOfTest({ kind: before.kind });
      const { testOn, evidence } = command;
      return InformationDelivered({
        testOn,
        evidence: structuredClone(evidence),
        late: dueOn(before, testOn) < today,
        valueDate: today,
      });
    },

    CureBreach({ projectId, how, evidence }, before, { today }) {
      const { testOn, cureBy } = breachOf(before, projectId);
      if (cureBy < today) throw refuse.CureTooLate({ cureBy });
      return CovenantCured({ testOn, how, evidence: structuredClone(evidence), valueDate: today });
    },

    RequestCovenantWaiver({ projectId, until, reason }, before, { today, actor }) {
      breachOf(before, projectId);
      if (until < today) throw refuse.WaiverEndsInPast({ field: 'until', until, today });
      return CovenantWaiverRequested({ until, reason, requestedBy: actor.id, valueDate: today });
    },

    GrantCovenantWaiver({ projectId }, before, { today, actor }) {
      const { until } = requestOf(before, projectId);
      if (until < today) throw refuse.WaiverEndsInPast({ field: 'until', until, today });
      return CovenantWaived({ until, waivedBy: actor.id, valueDate: today });
    },

    DeclineCovenantWaiver({ projectId, reason }, before, { today, actor }) {
      requestOf(before, projectId);
      return CovenantWaiverDeclined({ reason, declinedBy: actor.id, valueDate: today });
    },

    EndCovenant({ projectId, reason }, before, { today }) {
      checkProject(before, projectId);
      if (before.status === 'ended') return [];
      return CovenantEnded({ reason, valueDate: today });
    },

    JudgeCovenant: ({ day }, before) => judged(before, day),
  },
});

function checkProject({ projectId }: Covenant, asked: string): void {
  if (projectId !== asked) throw refuse.CovenantOfOtherProject({ field: 'projectId' });
}

function checkTest(
  { projectId, testOn }: commands.TestCovenant | commands.DeliverInformation,
  before: Covenant,
  today: Day,
): Covenant {
  checkProject(before, projectId);
  if (before.status === 'ended') throw refuse.CovenantOver();
  if (!isTestDay(before, testOn)) throw refuse.NotATestDay({ field: 'testOn', found: testOn });
  if (testOn > today) throw refuse.TestDayToCome({ field: 'testOn', found: testOn, today });
  const { testedUpTo } = before;
  if (testedUpTo !== undefined && testOn < testedUpTo) {
    throw refuse.LaterTestRecorded({ field: 'testOn', testedUpTo });
  }
  return before;
}

function breachOf(before: Covenant, projectId: string) {
  checkProject(before, projectId);
  const { status, breach } = before;
  if (status !== 'breached' || breach === undefined) throw refuse.NotBreached({ status });
  return breach;
}

function requestOf(before: Covenant, projectId: string) {
  breachOf(before, projectId);
  if (before.request === undefined) throw refuse.WaiverNotRequested();
  return before.request;
}

const breached = (
  { cureDays }: Covenant,
  testOn: Day,
  cause: 'ratio' | 'notDelivered',
  today: Day,
) => CovenantBreached({ testOn, cause, cureBy: addDays(today, cureDays), valueDate: today });

/** What the end of a day brings: a reminder, a breach for want of figures, or a default. */
function judged(before: Covenant, day: Context['today']) {
  if (before.status === 'ended') return [];
  const { status, breach, waivedUntil, announced } = before;
  const testOn = nextTest(before);
  const isNear = testOn !== undefined && addDays(testOn, -reminderDays) <= day;
  const isMissed = testOn !== undefined && breach?.testOn !== testOn && dueOn(before, testOn) < day;
  const lastCureOn =
    status === 'breached' ? breach?.cureBy : status === 'waived' ? waivedUntil : undefined;
  const isOver = breach !== undefined && lastCureOn !== undefined && lastCureOn < day;
  return [
    ...(isNear && announced !== testOn
      ? [CovenantTestAnnounced({ testOn, dueOn: dueOn(before, testOn), valueDate: day })]
      : []),
    ...(isOver ? [CovenantDefaulted({ testOn: breach.testOn, lastCureOn, valueDate: day })] : []),
    ...(isMissed ? [breached(before, testOn, 'notDelivered', day)] : []),
  ];
}
