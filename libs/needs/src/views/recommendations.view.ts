import type { DataOf, Day, DecimalText, Openings, Rows, Total } from '#kernel';
import {
  decimalOf,
  defineView,
  everyone,
  IsCode,
  IsId,
  ListQuery,
  ratio,
  ViewQuery,
} from '#kernel';
import type { SegmentFigures } from '#strategy';
import { IsOptional } from 'class-validator';
import type { DeclineCause } from '../recommendation/recommendation.codes.js';
import { OfferKind, RecommendationState } from '../recommendation/recommendation.codes.js';
import { recommendationEvents } from '../recommendation/recommendation.events.js';
import type { Offer } from '../recommendation/recommendation.rules.js';

/** What a client is recommended by a rule, why, and what became of it. */
export interface RecommendationRow {
  readonly clientId: string;
  readonly rule: string;
  readonly version: number;
  readonly offer: Offer;
  readonly because: Partial<SegmentFigures>;
  readonly managerId: string;
  readonly madeOn: Day;
  /** The last day on which it stands. */
  readonly until: Day;
  readonly state: RecommendationState;
  readonly decidedOn?: Day;
  readonly reason?: string;
  readonly code?: DeclineCause;
  readonly note?: string;
  /** How earlier recommendations by the same rule ended, the last one first; open: it lapsed. */
  readonly earlier: readonly RecommendationState[];
}

/** What clients are recommended, the latest first. */
export class ListRecommendations extends ListQuery<RecommendationRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly managerId?: string;
  @IsOptional() @IsId() readonly rule?: string;
  @IsOptional() @IsCode(RecommendationState) readonly state?: RecommendationState;
  @IsOptional() @IsCode(OfferKind) readonly kind?: OfferKind;
}

/** What the recommendations of a rule come to. */
export interface RecommendationResult {
  readonly rule: string;
  readonly made: number;
  readonly states: readonly { readonly state: RecommendationState; readonly count: number }[];
  /** Taken up of those that were decided; null where none was. */
  readonly acceptanceRate: DecimalText | null;
  /** Won of those that the client answered; null where none was. */
  readonly successRate: DecimalText | null;
}

/** How good each rule is: how often managers follow it, and clients take what it offers. */
export class MeasureRecommendations extends ViewQuery<readonly RecommendationResult[]> {}

type Made = DataOf<typeof recommendationEvents.OfferRecommended>;

const made = ({ valueDate: madeOn, ...told }: Made): RecommendationRow => ({
  ...told,
  ...{ madeOn, state: 'open', earlier: [] },
});

/** So many are remembered; a rule speaks four times a year at most. */
const remembered = 50;

const opens: Openings<RecommendationRow, typeof recommendationEvents> = { OfferRecommended: made };

const on: Rows<RecommendationRow, typeof recommendationEvents> = {
  // What was decided long ago is recommended anew.
  OfferRecommended: (data, { state, earlier }) => ({
    ...made(data),
    earlier: [state, ...earlier].slice(0, remembered),
  }),
  RecommendationTaken: ({ reason, valueDate: decidedOn }, row) => ({
    ...row,
    ...{ state: 'accepted', reason, decidedOn },
  }),
  RecommendationDeclined: ({ code, reason, valueDate: decidedOn }, row) => ({
    ...row,
    ...{ state: 'declined', code, reason, decidedOn },
  }),
  RecommendationSettled: ({ outcome, note }, row) => ({ ...row, state: outcome, note }),
};

const keyOf = ({ clientId, rule }: { readonly clientId: string; readonly rule: string }) =>
  `${clientId}:${rule}`;

/** What every client is recommended, one row for each rule. */
export const recommendations = defineView({
  name: 'recommendations',
  version: 2,
  events: recommendationEvents,
  opens,
  on,
  key: {
    OfferRecommended: keyOf,
    RecommendationTaken: keyOf,
    RecommendationDeclined: keyOf,
    RecommendationSettled: keyOf,
  },
  rollups: {
    rules: ({ rule, state, earlier }: RecommendationRow) =>
      [...earlier, state].map((each) => ({ group: { rule, state: each }, sums: {} })),
  },
  scope: { client: 'clientId' },
  queries: { ListRecommendations, MeasureRecommendations },
  allow: { ListRecommendations: everyone, MeasureRecommendations: everyone },
  answer: {
    ListRecommendations: (
      { clientId, managerId, rule, state, kind, sort = '-madeOn', ...page },
      rows,
      { today = '' },
    ) =>
      rows.page(
        {
          ...{ clientId, managerId, rule, state, 'offer.kind': kind },
          ...(state === 'open' && { until: { from: today } }),
        },
        { ...page, sort },
      ),
    MeasureRecommendations: async (_, rows) => resultsOf(await rows.totals('rules')),
  },
  indexes: [{ madeOn: -1 }, { clientId: 1, madeOn: -1 }, { managerId: 1, madeOn: -1 }],
  orders: ['madeOn'],
});

const share = (part: number, whole: number): DecimalText | null =>
  whole === 0 ? null : decimalOf(ratio(part, whole)).toDecimalPlaces(4).toFixed();

function resultsOf(totals: readonly Total[]): readonly RecommendationResult[] {
  const rules = [...new Set(totals.map(({ group }) => group['rule'] ?? ''))].sort();
  return rules.map((rule) => {
    const count = (state: RecommendationState) =>
      totals.find(({ group }) => group['rule'] === rule && group['state'] === state)?.count ?? 0;
    const states = RecommendationState.all.map((state) => ({ state, count: count(state) }));
    const taken = count('accepted') + count('won') + count('lost');
    return {
      rule,
      made: states.reduce((sum, each) => sum + each.count, 0),
      states,
      acceptanceRate: share(taken, taken + count('declined')),
      successRate: share(count('won'), count('won') + count('lost')),
    };
  });
}
