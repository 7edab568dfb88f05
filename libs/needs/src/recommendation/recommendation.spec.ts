import { PromptManager } from '#engagement';
import { decides, projects, reacts } from '#kernel/testing';
import { recommendOffers } from '../processes/recommend-offers.process.js';
import { recommendations } from '../views/recommendations.view.js';
import {
  DeclineRecommendation,
  RecommendOffers,
  SettleRecommendation,
  TakeRecommendation,
} from './recommendation.commands.js';
import { recommendation, recommendationRefusals as refuse } from './recommendation.decider.js';
import { recommendationEvents } from './recommendation.events.js';
import { declined, figures, recommended, taken, won } from './recommendation.examples.js';
import { rulesMet } from './recommendation.rules.js';

const given = decides(recommendation);
const clientId = 'cl_qinling';
const day = '2026-03-02';
const ask = (on = day) =>
  RecommendOffers.of({ clientId, managerId: 'rm-7', day: on, figures: { ...figures } });
const nobodyUses = { uses: [] };

describe('a rule of recommendation', () => {
  it.each([
    ['RC-1', {}, nobodyUses],
    ['RC-2', { size: 'large' }, nobodyUses],
    ['RC-3', { flags: ['multinational'] }, nobodyUses],
    ['RC-4', { balanceChange: '0.2500' }, nobodyUses],
    ['RC-5', {}, { uses: [], purpose: 'fixedAsset' }],
    ['RC-6', { rating: 'AA' }, nobodyUses],
    ['RC-7', { revenueGrowth: '0.2000' }, nobodyUses],
    ['RC-8', {}, { uses: [], purpose: 'investmentProject' }],
    ['RC-9', {}, { uses: [], mode: 'responsible' }],
  ] as const)('%s speaks of %j around %j, and of nobody else', (id, more, around) => {
    const met = (about: object, beside: Parameters<typeof rulesMet>[1]) =>
      rulesMet({ ...figures, ...about }, beside, day).map((rule) => rule.id);
    expect(met(more, around)).toContain(id);
    expect(met({ runningLoans: 0, daysPastDue: 9 }, nobodyUses)).not.toContain(id);
  });

  it('recommends no line that the client uses', () =>
    expect(rulesMet(figures, { uses: ['settlement'] }, day)).toEqual([]));
});

describe('a recommendation', () => {
  it('is made by a rule, once while it stands', () => {
    given().when(ask()).then(recommended);
    given(recommended).when(ask('2026-05-31')).changesNothing();
    given(recommended)
      .when(ask(), { portrait: { uses: ['settlement'] } })
      .changesNothing();
  });

  it('is not made again for half a year once it is decided', () => {
    given(recommended, declined).when(ask('2026-08-29')).changesNothing();
    const again = recommendationEvents.OfferRecommended({
      ...recommended.data,
      until: '2026-11-28',
      valueDate: '2026-08-30',
    });
    given(recommended, declined).when(ask('2026-08-30')).then(again);
  });

  it('is taken or declined by the manager, then settled by the client', () => {
    const take = TakeRecommendation.of({ clientId, rule: 'RC-1', reason: '客户结算量大' });
    given(recommended).when(take).then(taken);
    given(recommended, taken).when(take).refuses(refuse.RecommendationDecided);
    given(recommended)
      .when(TakeRecommendation.of({ clientId, rule: 'RC-9', reason: '…' }))
      .refuses(refuse.RecommendationUnknown);
    given(recommended).when(take, { today: '2026-06-01' }).refuses(refuse.RecommendationLapsed);
    const reason = '他行手续费更低';
    given(recommended)
      .when(DeclineRecommendation.of({ clientId, rule: 'RC-1', code: 'known', reason }))
      .then(declined);
    const settle = SettleRecommendation.of({
      ...{ clientId, rule: 'RC-1', outcome: 'won', note: '已开立结算账户' },
    });
    given(recommended).when(settle).refuses(refuse.RecommendationNotTaken);
    given(recommended, taken).when(settle).then(won);
  });

  it('is counted by rule, and shown as it stands', () => {
    const shown = projects(recommendations, { id: clientId })(
      ...[recommended, taken, won].map(({ type, data }) => ({ type, data: { ...data, clientId } })),
    );
    shown.matches({ state: 'won', note: '已开立结算账户' });
    shown.adds('rules', { group: { rule: 'RC-1', state: 'won' }, sums: {} });
  });

  it('goes on counting what was decided before it is made anew', () => {
    const again = recommendationEvents.OfferRecommended({
      ...recommended.data,
      ...{ until: '2026-11-28', valueDate: '2026-08-30' },
    });
    const shown = projects(recommendations, { id: clientId })(
      ...[recommended, declined, again].map(({ type, data }) => ({
        type,
        data: { ...data, clientId },
      })),
    );
    shown.matches({ state: 'open', madeOn: '2026-08-30' });
    const counted = (state: string) => ({ group: { rule: 'RC-1', state }, sums: {} });
    shown.adds('rules', counted('declined'), counted('open'));
  });

  it('becomes a task once it is taken', () =>
    reacts(recommendOffers)(
      recommendationEvents.RecommendationTaken({ ...taken.data, clientId }),
    ).then(
      PromptManager.of({
        ...{ taskId: 'tk_cl_qinling.RC-1.2026-03-02', clientId, ownerId: 'rm-7' },
        title: '向客户推荐产品，规则 RC-1 (offer what rule RC-1 recommends)',
        ...{ dueOn: '2026-03-16', source: 'recommendation', sourceId: 'RC-1' },
      }),
    ));
});
