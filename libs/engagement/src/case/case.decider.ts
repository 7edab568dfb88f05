import { clientScope, ClientUnknown } from '#clients';
import type { Context, Day, Facts } from '#kernel';
import { defineDecider } from '#kernel';
import type { InstitutionRow } from '#organisation';
import { institutionView, staffRegister, theInstitution } from '#organisation';
import type { Office } from '../service-level/working-time.js';
import { officeWeek } from '../service-level/working-time.js';
import { ownerOf } from '../task/owner.js';
import { taskRefusals } from '../task/task.refusals.js';
import * as commands from './case.commands.js';
import { caseEvents } from './case.events.js';
import { caseRefusals as refuse } from './case.refusals.js';
import type { Case } from './case.state.js';
import { endOfDay, evolve, judgedKey, levelAt, withFact } from './case.state.js';
import { priorityOf } from './priority.rules.js';

const { CaseOpened, CaseMigrated, CaseClassified, CaseAssessed, CasePlanned } = caseEvents;
const { CaseAssigned, CaseMessageReceived, CaseAnswered, CasePaused, CaseResumed } = caseEvents;
const { CaseResolved, CaseReopened, CaseEffectReviewed, CaseWarned, CaseBreached } = caseEvents;

const staff = ['relationshipManager', 'riskOfficer', 'unitHead', 'service'] as const;

/** A case, from receipt through the four steps to the review of its effect. */
export const clientCase = defineDecider({
  stream: 'case',
  by: 'caseId',
  prefix: 'ca',
  events: caseEvents,
  commands,
  allow: {
    OpenCase: staff,
    MigrateCase: ['service', 'administrator'],
    ClassifyCase: staff,
    AssessCase: staff,
    PlanCase: staff,
    AssignCase: staff,
    ReceiveCaseMessage: staff,
    AnswerCase: staff,
    PauseCase: staff,
    ResumeCase: staff,
    ResolveCase: staff,
    ReopenCase: staff,
    ReviewCaseEffect: ['unitHead', 'riskOfficer', 'relationshipManager'],
    JudgeCase: [],
  },
  evolve,
  notBy: { ReviewCaseEffect: ({ ownerId }) => [ownerId] },
  consult: {
    OpenCase: ({ clientId }) => ({
      client: clientId === undefined ? undefined : clientScope.row(clientId),
      institution: institutionView.row(theInstitution),
    }),
    AssignCase: ({ clientId, ownerId }) => ({
      client: clientId === undefined ? undefined : clientScope.row(clientId),
      owner: staffRegister.row(ownerId),
    }),
    JudgeCase: ({ clientId }) => ({
      client: clientId === undefined ? undefined : clientScope.row(clientId),
    }),
  },

  create: {
    OpenCase(command, context) {
      const { clientId, category, channel, urgency, subject, text, at } = command;
      const { raisedBy = 'client' } = command;
      if (clientId !== undefined && context.client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      return CaseOpened({
        ...(clientId !== undefined && { clientId }),
        ...{ category, channel, urgency, subject, raisedBy },
        ...(text !== undefined && { text }),
        at: momentOf(at, context),
        office: officeOf(context),
      });
    },
    MigrateCase({ caseId: _, ...told }) {
      const { category, channel, product, subject, text, about, receivedOn, forwardedOn } = told;
      const { outcome, timely, disputed, origin } = told;
      return CaseMigrated({
        ...{ category, channel, product, subject, receivedOn, forwardedOn, timely, origin },
        ...(text !== undefined && { text }),
        ...(about !== undefined && { about }),
        ...(outcome !== undefined && { outcome }),
        ...(disputed !== undefined && { disputed }),
        valueDate: receivedOn,
      });
    },
  },

  decide: {
    ClassifyCase({ line, serviceStep, product, theme }, before) {
      checkOpen(before);
      const named = product === undefined ? {} : { product };
      return CaseClassified({ line, serviceStep, ...named, theme });
    },

    AssessCase({ importance, urgency, finding }, before, { today }) {
      checkOpen(before);
      if (!before.classified) throw refuse.CaseNotClassified();
      const { id: rule, version, priority } = priorityOf(importance, urgency, today);
      return CaseAssessed({ importance, urgency, priority, rule, version, finding });
    },

    PlanCase({ actions }, before, { today }) {
      checkOpen(before);
      if (!before.assessed) throw refuse.CaseNotAssessed();
      for (const [index, { dueOn }] of actions.entries()) {
        const field = `actions.${index}.dueOn`;
        if (dueOn < today) throw refuse.ActionDueInPast({ field, dueOn, today });
      }
      return CasePlanned({ actions: actions.map(({ what, dueOn }) => ({ what, dueOn })) });
    },

    AssignCase({ clientId, ownerId }, before, { client, owner, today }) {
      checkOpen(before);
      if (before.actions.length === 0) throw refuse.CaseNotPlanned();
      if (clientId !== before.clientId) throw refuse.CaseOfOtherClient({ field: 'clientId' });
      if (!owner?.active) throw taskRefusals.OwnerUnknown({ field: 'ownerId', ownerId });
      if (client !== undefined) ownerOf(ownerId, owner, client, today);
      const { subject, actions } = before;
      return CaseAssigned({
        ...(clientId !== undefined && { clientId }),
        ownerId,
        subject,
        actions,
      });
    },

    ReceiveCaseMessage({ text, at }, before, context) {
      checkOpen(before);
      return CaseMessageReceived({ text, at: momentOf(at, context, before) });
    },

    AnswerCase({ text, channel, at }, before, context) {
      checkOpen(before);
      return CaseAnswered({ text, channel, at: momentOf(at, context, before) });
    },

    PauseCase({ reason, at }, before, context) {
      checkOpen(before);
      return before.paused ? [] : CasePaused({ reason, at: momentOf(at, context, before) });
    },

    ResumeCase({ at }, before, context) {
      checkOpen(before);
      if (!before.paused) throw refuse.CaseNotPaused();
      return CaseResumed({ at: momentOf(at, context, before) });
    },

    ResolveCase({ outcome, resolution, compensation, at: told }, before, context) {
      checkOpen(before);
      if (before.ownerId === undefined) throw refuse.CaseNotAssigned();
      if (!before.answered) throw refuse.CaseNotAnswered();
      if ((outcome === 'compensated') !== (compensation !== undefined)) {
        throw refuse.CompensationMismatch({ field: 'compensation', outcome });
      }
      const at = momentOf(told, context, before);
      const { state, clocks } = levelAt(withFact(before, 'resolved', at), at);
      const { clientId } = before;
      return CaseResolved({
        ...(clientId !== undefined && { clientId }),
        ...{ outcome, resolution, at },
        ...(compensation !== undefined && { compensation }),
        timely: state === 'fulfilled',
        workingMinutes: Math.floor((clocks.at(-1)?.elapsed ?? 0) / 60_000),
      });
    },

    ReopenCase({ reason, at }, before, context) {
      if (!before.resolved) throw refuse.CaseNotResolved();
      return CaseReopened({ reason, at: momentOf(at, context, before) });
    },

    ReviewCaseEffect({ effective, satisfaction, finding, improvement }, before) {
      if (!before.resolved) throw refuse.CaseNotResolved();
      if (before.closed) return [];
      return CaseEffectReviewed({
        effective,
        ...(satisfaction !== undefined && { satisfaction }),
        finding,
        ...(improvement !== undefined && { improvement }),
      });
    },

    JudgeCase: ({ day }, before, { client }) =>
      before.resolved ? [] : judgementsOf(before, day, client?.units[0]),
  },
});

interface Located extends Pick<Context, 'timeZone'> {
  readonly institution?: InstitutionRow | undefined;
}

/** The office of the bank: its zone, and the calendar that it keeps before others. */
const officeOf = ({ institution, timeZone }: Located): Office => ({
  calendar: institution?.facts?.calendars[0] ?? officeWeek.calendar,
  timeZone,
});

type Change = Facts<typeof caseEvents>;

/** What the clocks say at the end of a day that nobody has heard yet. */
function judgementsOf(before: Case, day: Day, toUnitId: string | undefined): readonly Change[] {
  const { clocks } = levelAt(before, endOfDay(day, before));
  return clocks.flatMap<Change>(({ measures: clock, startedAt, stoppedAt, state, warns }) => {
    const isNew = (kind: 'warned' | 'breached') =>
      !before.judged.includes(judgedKey(kind, clock, startedAt));
    if (stoppedAt !== undefined) return [];
    if (state === 'failed' && isNew('breached')) {
      const unit = toUnitId === undefined ? {} : { toUnitId };
      return [CaseBreached({ clock, ...unit, valueDate: day })];
    }
    return warns && isNew('warned') ? [CaseWarned({ clock, valueDate: day })] : [];
  });
}

function checkOpen({ resolved }: Case): void {
  if (resolved) throw refuse.CaseIsResolved();
}

/** The moment of a report in UTC: defaults to now, and is never before what is known. */
function momentOf(
  told: string | undefined,
  { now }: Pick<Context, 'now'>,
  before?: Pick<Case, 'facts'>,
): string {
  const at = told === undefined ? now : new Date(told).toISOString();
  const last = before?.facts.at(-1)?.at;
  if (at > now) throw refuse.CaseMomentInFuture({ field: 'at', at });
  if (last !== undefined && at < last) throw refuse.CaseMomentTooEarly({ field: 'at', last });
  return at;
}
