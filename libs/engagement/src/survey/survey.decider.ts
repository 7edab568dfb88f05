import type { Context, Day, Evolve } from '#kernel';
import { addDays, daysBetween, defineDecider } from '#kernel';
import type { SurveyFormRow } from '../views/satisfaction/survey-forms.view.js';
import { surveyForms } from '../views/satisfaction/survey-forms.view.js';
import * as commands from './survey.commands.js';
import type { SurveyPlan } from './survey.events.js';
import { surveyEvents } from './survey.events.js';
import { surveyLimits } from './survey-limits.js';
import { surveyRefusals as refuse } from './survey.refusals.js';

const { SurveyPlanned, PeerIndexRecorded, SurveyFindingRecorded } = surveyEvents;
const { SurveyFindingReviewed, SurveyClosed, SurveySampleDrawn } = surveyEvents;

interface Survey {
  readonly plan: SurveyPlan & {
    readonly formId: string;
    readonly series: string;
    readonly number: number;
  };
  readonly findingIds: readonly string[];
  readonly peers: readonly string[];
  /** Seeds by which clients were drawn. */
  readonly seeds: readonly string[];
  readonly closed: boolean;
}

const planOf = ({ title, purpose, from, until, channels, anonymous, repeats }: SurveyPlan) => ({
  title: { en: title.en, zh: title.zh },
  ...{ purpose, from, until, channels, anonymous, repeats },
});

const evolve: Evolve<Survey, typeof surveyEvents> = {
  SurveyPlanned: ({ formId, series, number, ...told }) => ({
    plan: { ...planOf(told), formId, series, number },
    findingIds: [],
    peers: [],
    seeds: [],
    closed: false,
  }),
  SurveySampleDrawn: ({ seed }, survey) => ({ ...survey, seeds: [...survey.seeds, seed] }),
  PeerIndexRecorded: ({ peer }, survey) => ({
    ...survey,
    peers: [...survey.peers.filter((each) => each !== peer), peer],
  }),
  SurveyFindingRecorded: ({ findingId }, survey) => ({
    ...survey,
    findingIds: [...survey.findingIds, findingId],
  }),
  SurveyFindingReviewed: (_, survey) => survey,
  SurveyClosed: (_, survey) => ({ ...survey, closed: true }),
};

const planners = ['unitHead', 'riskOfficer', 'service'] as const;

const theForm = ({ formId }: { readonly formId: string }) => ({ form: surveyForms.row(formId) });

type WithForm = Context & { readonly form: SurveyFormRow | undefined };

/** One survey: what is asked, what was found, and whether it helped. */
export const survey = defineDecider({
  stream: 'survey',
  by: 'surveyId',
  prefix: 'sv',
  events: surveyEvents,
  commands,
  allow: {
    PlanSurvey: planners,
    RepeatSurvey: [],
    InviteSample: planners,
    RecordPeerIndex: planners,
    RecordSurveyFinding: planners,
    ReviewSurveyFinding: planners,
    JudgeSurvey: [],
  },
  evolve,
  consult: { PlanSurvey: theForm, RepeatSurvey: theForm },

  create: {
    PlanSurvey(command, context) {
      const { surveyId, until } = command;
      checkDays(command, context.today);
      if (until < context.today) throw refuse.SurveyEndsBeforeItBegins({ field: 'until', until });
      return planned(command, { series: surveyId, number: 1 }, context);
    },
  },

  either: {
    // A form that was retired ends the series.
    RepeatSurvey: (command, before: Survey | undefined, context) =>
      before !== undefined || context.form === undefined || context.form.retired
        ? []
        : planned(command, command, context),
  },

  decide: {
    InviteSample({ seed, perGroup, channel, members }, { plan, seeds, closed }, { today }) {
      if (closed || today > plan.until) throw refuse.SurveyNotRunning({ today });
      if (!plan.channels.includes(channel)) throw refuse.ChannelNotOfSurvey({ field: 'channel' });
      if (seeds.includes(seed)) return [];
      if (seeds.length >= surveyLimits.samples) {
        throw refuse.TooManySamples({ most: surveyLimits.samples });
      }
      const drawn = members.map(({ clientId, group }) => ({ clientId, group }));
      return SurveySampleDrawn({ seed, perGroup, channel, members: drawn, valueDate: today });
    },

    RecordPeerIndex({ peer, netPromoterScore, source }, { peers }, { today }) {
      if (peers.length >= surveyLimits.peers && !peers.includes(peer)) {
        throw refuse.TooManyPeers({ field: 'peer', most: surveyLimits.peers });
      }
      return PeerIndexRecorded({ peer, netPromoterScore, source, valueDate: today });
    },

    RecordSurveyFinding(command, { plan, findingIds }) {
      const { findingId, dimension, diagnosis, action, dueOn } = command;
      if (findingIds.includes(findingId)) throw refuse.FindingTwice({ field: 'findingId' });
      if (findingIds.length >= surveyLimits.findings) {
        throw refuse.TooManyFindings({ most: surveyLimits.findings });
      }
      return SurveyFindingRecorded({
        ...{ findingId, diagnosis, action, dueOn },
        ...(dimension !== undefined && { dimension }),
        title: plan.title,
      });
    },

    ReviewSurveyFinding({ findingId, effective, result }, { findingIds }) {
      if (!findingIds.includes(findingId)) throw refuse.FindingUnknown({ field: 'findingId' });
      return SurveyFindingReviewed({ findingId, effective, result });
    },

    JudgeSurvey: ({ day }, { closed, plan }) =>
      closed || day < plan.until ? [] : SurveyClosed(plan),
  },
});

function planned(
  command: commands.PlanSurvey | commands.RepeatSurvey,
  { series, number }: { readonly series: string; readonly number: number },
  { form }: WithForm,
) {
  const { formId } = command;
  if (form === undefined || form.retired)
    throw refuse.SurveyFormUnknown({ field: 'formId', formId });
  const { version: formVersion, questions } = form;
  return SurveyPlanned({ ...planOf(command), formId, formVersion, questions, series, number });
}

function checkDays({ from, until }: { readonly from: Day; readonly until: Day }, today: Day) {
  if (until < from) throw refuse.SurveyEndsBeforeItBegins({ field: 'until', from, until, today });
}

/** The days of the next survey of a series: as many, right after. */
export const nextDays = ({ from, until }: { readonly from: Day; readonly until: Day }) => {
  const next = addDays(until, 1);
  return { from: next, until: addDays(next, daysBetween(from, until)) };
};
