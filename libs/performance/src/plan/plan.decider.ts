import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals, NotIndependent } from '#kernel';
import { staffRegister } from '#organisation';
import { trainingRefusals } from '../training/training.decider.js';
import * as commands from './plan.commands.js';
import { planEvents } from './plan.events.js';

export const planRefusals = defineRefusals({
  PlanEndsBeforeItBegins: {
    en: 'The last month is before the first, or over.',
    zh: '截止月份早于起始月份或已结束',
    status: 422,
  },
  TargetTwice: { en: 'A measure has one target.', zh: '同一指标只能设一个目标', status: 422 },
  NotYourTargets: {
    en: 'Only the person whose targets they are accepts them.',
    zh: '目标须由本人确认',
    status: 403,
  },
  TargetsNotAccepted: {
    en: 'The person has not agreed to the targets.',
    zh: '本人尚未确认目标',
  },
  MonthNotOfPlan: {
    en: 'The month is not one of the plan, or not begun yet.',
    zh: '该月不在目标期内或尚未开始',
    status: 422,
  },
  AppraisedAlready: { en: 'The month has been appraised.', zh: '该月已完成考核面谈' },
  ActionNotOpen: { en: 'No such action is open.', zh: '没有该编号的待办改进事项', status: 404 },
});

const { TargetsProposed, TargetsAccepted, AppraisalHeld, AppraisalActionDone } = planEvents;

interface Plan {
  readonly personId: string;
  readonly from: string;
  readonly until: string;
  readonly accepted: boolean;
  readonly months: readonly string[];
  readonly open: readonly string[];
}

const evolve: Evolve<Plan, typeof planEvents> = {
  TargetsProposed: ({ personId, from, until }) => ({
    ...{ personId, from, until, accepted: false, months: [], open: [] },
  }),
  TargetsAccepted: (_, plan) => ({ ...plan, accepted: true }),
  AppraisalHeld: ({ month, actions }, plan) => ({
    ...plan,
    months: [...plan.months, month],
    open: [...plan.open, ...actions.map(({ actionId }) => actionId)],
  }),
  AppraisalActionDone: ({ actionId }, plan) => ({
    ...plan,
    open: plan.open.filter((each) => each !== actionId),
  }),
};

/** A plan covers so many months at most. */
const longest = 24;

const monthsBetween = (from: string, until: string): number =>
  (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  (Number(until.slice(5)) - Number(from.slice(5)));

/** What one person is to reach: a head proposes, the person agrees, the head talks it over. */
export const plan = defineDecider({
  stream: 'plan',
  by: 'planId',
  prefix: 'pl',
  events: planEvents,
  commands,
  allow: {
    ProposeTargets: ['unitHead'],
    AcceptTargets: ['relationshipManager', 'unitHead'],
    HoldAppraisal: ['unitHead'],
    CompleteAppraisalAction: ['relationshipManager', 'unitHead'],
  },
  evolve,
  notBy: { HoldAppraisal: ({ personId }) => [personId] },
  consult: { ProposeTargets: ({ personId }) => ({ person: staffRegister.row(personId) }) },
  create: {
    ProposeTargets({ personId, from, until, targets }, { person, actor, today }) {
      if (!person?.active) throw trainingRefusals.TraineeUnknown({ field: 'personId', personId });
      if (personId === actor.id) throw NotIndependent({ field: 'personId' });
      const months = monthsBetween(from, until);
      if (months < 0 || months >= longest || until < today.slice(0, 7)) {
        throw planRefusals.PlanEndsBeforeItBegins({ field: 'until', from, until, longest });
      }
      if (new Set(targets.map(({ measure }) => measure)).size < targets.length) {
        throw planRefusals.TargetTwice({ field: 'targets' });
      }
      return TargetsProposed({
        ...{ personId, from, until, proposedBy: actor.id, valueDate: today },
        targets: targets.map(({ measure, target }) => ({ measure, target })),
      });
    },
  },
  decide: {
    AcceptTargets(_, { personId, accepted }, { actor, today }) {
      if (actor.id !== personId) throw planRefusals.NotYourTargets({ field: 'planId' });
      return accepted ? [] : TargetsAccepted({ valueDate: today });
    },
    HoldAppraisal({ month, assessment, actions }, before, { actor, today }) {
      const { accepted, from, until, months } = before;
      if (!accepted) throw planRefusals.TargetsNotAccepted();
      if (month < from || month > until || month > today.slice(0, 7)) {
        throw planRefusals.MonthNotOfPlan({ field: 'month', from, until });
      }
      if (months.includes(month)) throw planRefusals.AppraisedAlready({ field: 'month', month });
      return AppraisalHeld({
        ...{ month, assessment, heldBy: actor.id, valueDate: today },
        actions: actions.map(({ what, dueOn }, index) => ({
          ...{ actionId: `${month}.${index + 1}`, what, dueOn },
        })),
      });
    },
    CompleteAppraisalAction({ actionId, result }, { open }, { today }) {
      if (!open.includes(actionId)) throw planRefusals.ActionNotOpen({ field: 'actionId' });
      return AppraisalActionDone({ actionId, result, valueDate: today });
    },
  },
});
