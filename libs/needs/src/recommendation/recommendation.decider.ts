import { portraits } from '#clients';
import type { Day, Evolve } from '#kernel';
import { addDays, defineDecider, defineRefusals, valueDateOf } from '#kernel';
import { crmModes, figuresIn } from '#strategy';
import type { RecommendationState } from './recommendation.codes.js';
import * as commands from './recommendation.commands.js';
import { recommendationEvents } from './recommendation.events.js';
import { lapsesAfterDays, quietAfterDays, rulesMet } from './recommendation.rules.js';

export const recommendationRefusals = defineRefusals({
  RecommendationUnknown: {
    en: 'Nothing is recommended to the client by this rule.',
    zh: '该规则未向客户推荐任何产品',
  },
  RecommendationDecided: {
    en: 'The manager has decided already.',
    zh: '客户经理已作出决定',
  },
  RecommendationLapsed: { en: 'The recommendation has lapsed.', zh: '推荐已过期' },
  RecommendationNotTaken: {
    en: 'The manager has not taken up the recommendation.',
    zh: '客户经理尚未采纳该推荐',
  },
});

const refuse = recommendationRefusals;
const { OfferRecommended, RecommendationTaken } = recommendationEvents;
const { RecommendationDeclined, RecommendationSettled } = recommendationEvents;

interface Made {
  readonly state: RecommendationState;
  readonly until: Day;
  readonly lastOn: Day;
}
/** The last recommendation of each rule. */
type Recommendations = Readonly<Record<string, Made>>;

const put = (before: Recommendations, rule: string, change: Partial<Made>): Recommendations => {
  const made = before[rule];
  return made === undefined ? before : { ...before, [rule]: { ...made, ...change } };
};

const evolve: Evolve<Recommendations, typeof recommendationEvents> = {
  OfferRecommended: ({ rule, until, valueDate: lastOn }, before: Recommendations | undefined) => ({
    ...before,
    [rule]: { state: 'open', until, lastOn },
  }),
  RecommendationTaken: ({ rule, valueDate: lastOn }, before) =>
    put(before, rule, { state: 'accepted', lastOn }),
  RecommendationDeclined: ({ rule, valueDate: lastOn }, before) =>
    put(before, rule, { state: 'declined', lastOn }),
  RecommendationSettled: ({ rule, outcome: state, valueDate: lastOn }, before) =>
    put(before, rule, { state, lastOn }),
};

/** Whether a rule speaks of nothing that stands, and of nothing that was decided lately. */
const isFree = (made: Made | undefined, day: Day): boolean =>
  made === undefined ||
  (made.state === 'open' ? made.until < day : addDays(made.lastOn, quietAfterDays) < day);

const managers = ['relationshipManager', 'unitHead'] as const;

/** What one client is recommended. */
export const recommendation = defineDecider({
  stream: 'recommendation',
  by: 'clientId',
  prefix: 'cl',
  events: recommendationEvents,
  commands,
  allow: {
    RecommendOffers: [],
    TakeRecommendation: managers,
    DeclineRecommendation: managers,
    SettleRecommendation: managers,
  },
  evolve,
  consult: {
    RecommendOffers: ({ clientId }) => ({
      portrait: portraits.row(clientId),
      kept: crmModes.row(clientId),
    }),
  },
  create: {},
  either: {
    RecommendOffers({ managerId, day, figures, purpose }, before, { portrait, kept }) {
      const around = {
        uses: portrait?.uses ?? [],
        ...(kept?.effective && { mode: kept.effective }),
        ...(purpose !== undefined && { purpose }),
      };
      return rulesMet(figures, around, day)
        .filter(({ id }) => isFree(before?.[id], day))
        .map(({ id, version, offer, all }) =>
          OfferRecommended({
            ...{ rule: id, version, offer, because: figuresIn(all, figures), managerId },
            until: addDays(day, lapsesAfterDays),
            valueDate: day,
          }),
        );
    },
  },
  decide: {
    TakeRecommendation({ rule, reason, valueDate }, before, { today, actor }) {
      const on = openOn(before[rule], valueDate, today);
      return RecommendationTaken({ rule, reason, takenBy: actor.id, valueDate: on });
    },
    DeclineRecommendation({ rule, code, reason, valueDate }, before, { today }) {
      const on = openOn(before[rule], valueDate, today);
      return RecommendationDeclined({ rule, code, reason, valueDate: on });
    },
    SettleRecommendation({ rule, outcome, note, valueDate }, before, { today }) {
      const made = before[rule];
      if (made === undefined) throw refuse.RecommendationUnknown({ field: 'rule', found: rule });
      if (made.state !== 'accepted') throw refuse.RecommendationNotTaken({ state: made.state });
      const on = valueDateOf(valueDate, { today, notBefore: made.lastOn });
      return RecommendationSettled({ rule, outcome, note, valueDate: on });
    },
  },
});

/** The day of a decision upon a recommendation that stands. */
function openOn(made: Made | undefined, stated: Day | undefined, today: Day): Day {
  if (made === undefined) throw refuse.RecommendationUnknown({ field: 'rule' });
  if (made.state !== 'open') throw refuse.RecommendationDecided({ state: made.state });
  if (made.until < today) throw refuse.RecommendationLapsed({ until: made.until });
  return valueDateOf(stated, { today, notBefore: made.lastOn });
}
