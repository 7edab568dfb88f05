import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import type { InvestmentState } from '../performance.codes.js';
import { courses } from '../views/courses.view.js';
import { trainingRefusals } from '../training/training.decider.js';
import * as commands from './investment.commands.js';
import { investmentEvents } from './investment.events.js';

export const investmentRefusals = defineRefusals({
  InvestmentSettled: {
    en: 'The investment does not wait for a decision.',
    zh: '该投入不在待审批状态',
  },
  InvestmentNotMade: {
    en: 'Only an investment that was approved is reviewed.',
    zh: '仅已批准的投入可作效果评估',
  },
});

const { InvestmentProposed, InvestmentApproved } = investmentEvents;
const { InvestmentDeclined, InvestmentReviewed } = investmentEvents;

interface Investment {
  readonly proposedBy: string;
  readonly state: InvestmentState;
}

const evolve: Evolve<Investment, typeof investmentEvents> = {
  InvestmentProposed: ({ proposedBy }) => ({ proposedBy, state: 'proposed' }),
  InvestmentApproved: (_, before) => ({ ...before, state: 'approved' }),
  InvestmentDeclined: (_, before) => ({ ...before, state: 'declined' }),
  InvestmentReviewed: (_, before) => ({ ...before, state: 'reviewed' }),
};

function checkWaits({ state }: Investment): void {
  if (state !== 'proposed') throw investmentRefusals.InvestmentSettled({ state });
}

const investors = ['unitHead', 'riskOfficer', 'administrator'] as const;

/** Money for one tool, or for skills: one proposes, another approves, and its effect is reviewed. */
export const investment = defineDecider({
  stream: 'investment',
  by: 'investmentId',
  prefix: 'im',
  events: investmentEvents,
  commands,
  allow: {
    ProposeInvestment: investors,
    ApproveInvestment: ['unitHead'],
    DeclineInvestment: ['unitHead'],
    ReviewInvestment: investors,
  },
  evolve,
  notBy: { ApproveInvestment: ({ proposedBy }) => [proposedBy] },
  consult: {
    ProposeInvestment: ({ courseId }) => ({
      course: courseId === undefined ? undefined : courses.row(courseId),
    }),
  },
  create: {
    ProposeInvestment({ kind, what, purpose, amount, courseId }, { course, actor, today }) {
      if (courseId !== undefined && course === undefined) {
        throw trainingRefusals.CourseUnknown({ field: 'courseId', courseId });
      }
      return InvestmentProposed({
        ...{ kind, what, purpose, amount, proposedBy: actor.id, valueDate: today },
        ...(courseId !== undefined && { courseId }),
      });
    },
  },
  decide: {
    ApproveInvestment(_, before, { actor, today }) {
      checkWaits(before);
      return InvestmentApproved({ approvedBy: actor.id, valueDate: today });
    },
    DeclineInvestment({ reason }, before, { actor, today }) {
      checkWaits(before);
      return InvestmentDeclined({ reason, declinedBy: actor.id, valueDate: today });
    },
    ReviewInvestment({ effective, finding }, { state }, { actor, today }) {
      if (state !== 'approved') throw investmentRefusals.InvestmentNotMade({ state });
      return InvestmentReviewed({ effective, finding, reviewedBy: actor.id, valueDate: today });
    },
  },
});
