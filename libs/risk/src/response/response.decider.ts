import type { Day, Evolve, Level, Money } from '#kernel';
import { daysBetween, defineDecider, levels, moneyText } from '#kernel';
import { clientExposure, loanBook } from '#lending';
import { WarningPlaybook } from '../early-warning/early-warning.codes.js';
import type { PlannedStep } from './playbook.rules.js';
import { escalationFor, stepsOf } from './playbook.rules.js';
import type { LegalStage, ResponseStep } from './response.codes.js';
import { EscalationLevel, LegalStage as stages } from './response.codes.js';
import * as commands from './response.commands.js';
import type { ProposedTerms } from './response.events.js';
import { responseEvents } from './response.events.js';
import { responseRefusals as refuse } from './response.refusals.js';

const { ResponseStarted, ResponseWidened, ResponseStepDone, ResponseEscalated } = responseEvents;
const { SolutionProposed, ProposalAnswered, CommitteeDecided } = responseEvents;
const { LegalStageReached, ExposureTargetSet, ResponseEnded } = responseEvents;

interface Response {
  readonly clientId: string;
  readonly playbook: WarningPlaybook;
  readonly level: Level;
  readonly steps: readonly PlannedStep[];
  readonly done: readonly ResponseStep[];
  readonly escalation: EscalationLevel;
  readonly proposalOpen: boolean;
  /** How many proposals were made, and the terms of the one that awaits its answer. */
  readonly proposals: number;
  readonly proposed?: ProposedTerms & { readonly by: string; readonly number: number };
  readonly legalStage?: LegalStage;
  readonly over: boolean;
}

const evolve: Evolve<Response, typeof responseEvents> = {
  ResponseStarted: ({ clientId, playbook, level, steps }) => ({
    clientId,
    playbook,
    level,
    steps,
    done: [],
    escalation: 'owner',
    proposalOpen: false,
    proposals: 0,
    over: false,
  }),
  ResponseWidened: ({ level, steps }, response) => ({ ...response, level, steps }),
  ResponseStepDone: ({ step }, response) => ({ ...response, done: [...response.done, step] }),
  ResponseEscalated: ({ to }, response) => ({ ...response, escalation: to }),
  SolutionProposed: ({ terms, proposedBy: by }, { proposed: _, ...response }) => {
    const number = response.proposals + 1;
    const proposed = terms === undefined ? {} : { proposed: { ...terms, by, number } };
    return { ...response, proposalOpen: true, proposals: number, ...proposed };
  },
  ProposalAnswered: (_, response) => ({ ...response, proposalOpen: false }),
  CommitteeDecided: (_, response) => response,
  LegalStageReached: ({ stage }, response) => ({ ...response, legalStage: stage }),
  ExposureTargetSet: (_, response) => response,
  ResponseEnded: (_, response) => ({ ...response, over: true }),
};

/** The steps that are to be done still, the first due first. */
export const openSteps = ({
  steps,
  done,
}: Pick<Response, 'steps' | 'done'>): readonly PlannedStep[] =>
  steps.filter(({ step }) => !done.includes(step));

/** The steps of a graver level; what was due sooner stays due sooner. */
const widened = (before: readonly PlannedStep[], now: readonly PlannedStep[]) =>
  now.map((each) => {
    const planned = before.find(({ step }) => step === each.step);
    return planned !== undefined && planned.dueOn < each.dueOn ? planned : each;
  });

const dealers = ['relationshipManager', 'riskOfficer', 'unitHead'] as const;

/** The response to one warning. A trigger starts it; people do its steps; overdue steps go up. */
export const response = defineDecider({
  stream: 'response',
  by: 'responseId',
  prefix: 'rp',
  events: responseEvents,
  commands,
  allow: {
    StartResponse: [],
    CompleteResponseStep: dealers,
    FulfilResponseSteps: [],
    ProposeSolution: dealers,
    AnswerProposal: dealers,
    DecideResponse: ['creditApprover'],
    ReachLegalStage: ['riskOfficer'],
    SetExposureTarget: ['riskOfficer', 'creditApprover'],
    JudgeResponse: [],
    EndResponse: [],
  },
  evolve,
  consult: {
    ProposeSolution: ({ terms }) => ({ loan: terms && loanBook.row(terms.loanId) }),
    SetExposureTarget: ({ clientId }) => ({ owed: clientExposure.row(clientId) }),
  },

  create: {},

  either: {
    StartResponse({ clientId, rule, level, playbook, day: valueDate }, before) {
      const steps = stepsOf(playbook, level, valueDate);
      if (before === undefined) {
        const { response: first } = WarningPlaybook(playbook);
        const plan = { playbook, response: first, level, steps };
        return ResponseStarted({ clientId, rule, ...plan, valueDate });
      }
      if (before.over || levels.indexOf(level) <= levels.indexOf(before.level)) return [];
      return ResponseWidened({ level, steps: widened(before.steps, steps), valueDate });
    },

    // A warning that was raised before there were responses has none to end.
    EndResponse: ({ verdict, day: valueDate }, before) =>
      before === undefined || before.over ? [] : ResponseEnded({ verdict, valueDate }),
  },

  decide: {
    CompleteResponseStep({ step, result, doneThrough }, response, { today, actor }) {
      checkOpen(response);
      if (!response.steps.some((each) => each.step === step)) {
        throw refuse.StepNotPlanned({ field: 'step', found: step });
      }
      if (response.done.includes(step)) throw refuse.StepDone({ step });
      return ResponseStepDone({
        step,
        result,
        ...(doneThrough === undefined ? {} : { doneThrough }),
        doneBy: actor.id,
        valueDate: today,
      });
    },

    FulfilResponseSteps({ steps, result, doneThrough, day }, response, { actor }) {
      const doneBy = actor.id;
      return response.over
        ? []
        : fulfilled(response, steps, { result, doneThrough, doneBy, valueDate: day });
    },

    ProposeSolution({ proposal, channel, terms }, response, { today, actor, loan }) {
      checkOpen(response);
      if (terms !== undefined && loan?.clientId !== response.clientId) {
        throw refuse.LoanOfOtherClient({ field: 'terms.loanId', found: terms.loanId });
      }
      const by = { doneBy: actor.id, valueDate: today };
      return [
        SolutionProposed({
          proposal,
          channel,
          ...(terms === undefined ? {} : { terms: { ...terms } }),
          proposedBy: actor.id,
          valueDate: today,
        }),
        ...fulfilled(response, ['proposeTerms'], { result: proposal, ...by }),
      ];
    },

    AnswerProposal({ answer, comment }, { proposalOpen, proposed }, { today }) {
      if (!proposalOpen) throw refuse.NoOpenProposal();
      const terms = proposed === undefined ? {} : { proposed };
      return ProposalAnswered({ answer, ...terms, comment, valueDate: today });
    },

    DecideResponse({ decision, members, response: chosen }, response, { today, actor }) {
      checkOpen(response);
      const taken =
        response.escalation === 'committee' || response.done.includes('reportToCommittee');
      if (!taken) throw refuse.NotBeforeCommittee();
      const decided = { decision, members: [...members], response: chosen, decidedBy: actor.id };
      const by = { doneBy: actor.id, valueDate: today };
      return [
        CommitteeDecided({ ...decided, valueDate: today }),
        ...fulfilled(response, ['reportToCommittee'], { result: decision, ...by }),
      ];
    },

    ReachLegalStage({ stage, court, reference }, response, { today, actor }) {
      checkOpen(response);
      const { legalStage: before } = response;
      if (before !== undefined && stages.all.indexOf(stage) <= stages.all.indexOf(before)) {
        throw refuse.LegalStageBack({ field: 'stage', found: stage, before });
      }
      const { en, zh } = stages(stage);
      const by = { doneBy: actor.id, valueDate: today };
      return [
        LegalStageReached({
          stage,
          ...(court === undefined ? {} : { court }),
          ...(reference === undefined ? {} : { reference }),
          reachedBy: actor.id,
          valueDate: today,
        }),
        ...fulfilled(response, stepsOfStage[stage], { result: `${en} · ${zh}`, ...by }),
      ];
    },

    SetExposureTarget({ clientId, target, by }, response, { today, actor, owed }) {
      checkOpen(response);
      if (clientId !== response.clientId) {
        throw refuse.ResponseOfOtherClient({ field: 'clientId', found: clientId });
      }
      if (by <= today) throw refuse.TargetInPast({ field: 'by', found: by, today });
      const exposure = exposureIn(owed, target.currency);
      if (target.minor >= exposure.minor) {
        throw refuse.TargetNotBelowExposure({ field: 'target', exposure });
      }
      const done = { result: reason(target, by), doneBy: actor.id, valueDate: today };
      return [
        ExposureTargetSet({ target, by, exposure, setBy: actor.id, valueDate: today }),
        ...fulfilled(response, ['setTarget'], done),
      ];
    },

    JudgeResponse({ day }, response) {
      const overdue = overdueOn(response, day);
      if (response.over || overdue === undefined) return [];
      const daysOverdue = daysBetween(overdue.dueOn, day);
      const rule = escalationFor(response.level, daysOverdue, day);
      const ranks = EscalationLevel.all;
      if (rule === undefined || ranks.indexOf(rule.to) <= ranks.indexOf(response.escalation)) {
        return [];
      }
      const { step } = overdue;
      return ResponseEscalated({ to: rule.to, step, daysOverdue, rule: rule.id, valueDate: day });
    },
  },
});

/** The open steps among some are done, by what was done anyway. */
const fulfilled = (response: Response, steps: readonly ResponseStep[], by: DoneBy) =>
  openSteps(response)
    .filter(({ step }) => steps.includes(step))
    .map(({ step }) => ResponseStepDone({ step, ...by }));

interface DoneBy {
  readonly result: string;
  readonly doneThrough?: string;
  readonly doneBy: string;
  readonly valueDate: Day;
}

/** The steps that a stage of legal proceedings fulfils. */
const stepsOfStage: Readonly<Record<LegalStage, readonly ResponseStep[]>> = {
  demand: [],
  preservation: ['secureAssets'],
  filed: ['beginProceedings'],
  heard: ['beginProceedings'],
  judgment: ['beginProceedings'],
  enforcement: ['beginProceedings'],
  ended: [],
};

const reason = (target: Money, by: Day): string =>
  `${target.currency} ${moneyText(target)} · ${by}`;

/** The step that is overdue longest on a day. */
const overdueOn = (response: Response, day: Day): PlannedStep | undefined =>
  openSteps(response)
    .filter(({ dueOn }) => dueOn < day)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];

/** What the client owes in a currency. */
function exposureIn(owed: { readonly loans?: readonly Owing[] } | undefined, currency: string) {
  const minor = (owed?.loans ?? [])
    .filter(({ outstanding }) => outstanding.currency === currency)
    .reduce((sum, { outstanding }) => sum + outstanding.minor, 0);
  return { minor, currency };
}

interface Owing {
  readonly outstanding: { readonly minor: number; readonly currency: string };
}

function checkOpen({ over }: Response): void {
  if (over) throw refuse.ResponseOver();
}
