import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import fc from 'fast-check';
import { CreditPoints, EarnPoints, ExpirePoints, RedeemPoints } from './loyalty.commands.js';
import { loyalty, loyaltyRefusals } from './loyalty.decider.js';
import { loyaltyEvents } from './loyalty.events.js';
import { balanceOn, spent } from './lots.js';
import type { PointOccasion } from './loyalty.codes.js';

const { PointsEarned, PointsRedeemed, PointsExpired, ClubTierReached } = loyaltyEvents;
const given = decides(loyalty);
const clientId = 'cl_1';
const client = {};
const earn = (entryId: string, occasion: PointOccasion) =>
  EarnPoints.of({ clientId, entryId, occasion });
const earned = (entryId: string, points: number, expiresOn = '2028-03-02') =>
  PointsEarned({
    entryId,
    points,
    occasion: 'event',
    rule: 'LP-05',
    version: 1,
    expiresOn,
    valueDate: '2026-03-02',
  });
const redeem = (entryId: string) => RedeemPoints.of({ clientId, entryId, reward: 'lecture' });
const lecture = (entryId: string) =>
  PointsRedeemed({ entryId, points: 100, reward: 'lecture', valueDate: '2026-03-02' });

describe('points', () => {
  it.each<[PointOccasion, string, number]>([
    ['drawdown', 'LP-01', 200],
    ['survey', 'LP-03', 50],
    ['event', 'LP-05', 100],
    ['goodwill', 'LP-06', 100],
  ])('of %s follow the rule %s', (occasion, rule, points) =>
    given()
      .when(earn('e1', occasion), { client })
      .then(
        PointsEarned({
          entryId: 'e1',
          points,
          occasion,
          rule,
          version: 1,
          expiresOn: '2028-03-02',
          valueDate: '2026-03-02',
        }),
      ),
  );

  it.each<[PointOccasion, string, number]>([
    ['settled', 'LP-02', 500],
    ['referral', 'LP-04', 800],
  ])('of %s, by %s, lift the client to the next tier', (occasion, rule, points) => {
    const [first, second] = given().when(earn('e1', occasion), { client }).facts() as readonly {
      readonly data: object;
    }[];
    expect(first?.data).toMatchObject({ rule, points });
    expect(second).toEqual(
      ClubTierReached({ clientId, from: 'member', to: 'silver', valueDate: '2026-03-02' }),
    );
  });

  it('are earned once, by a client', () => {
    given().when(earn('e1', 'event')).refuses(ClientUnknown, { field: 'clientId' });
    given(earned('e1', 100)).when(earn('e1', 'event'), { client }).changesNothing();
    const credit = CreditPoints.of({ clientId, entryId: 'e1', occasion: 'survey' });
    given().when(credit).changesNothing();
    given(earned('e1', 100)).when(credit, { client }).changesNothing();
  });

  it('are redeemed while there are enough, for a reward of the tier', () => {
    given(earned('e1', 100)).when(redeem('r1'), { client }).then(lecture('r1'));
    given(earned('e1', 100), lecture('r1')).when(redeem('r1'), { client }).changesNothing();
    given(earned('e1', 100), lecture('r1'))
      .when(redeem('r2'), { client })
      .refuses(loyaltyRefusals.NotEnoughPoints, { balance: 0 });
    const rate = RedeemPoints.of({ clientId, entryId: 'r1', reward: 'rateDiscount' });
    given(earned('e1', 5000))
      .when(rate, { client })
      .refuses(loyaltyRefusals.TierTooLow, { least: 'gold' });
    given().when(redeem('r1')).refuses(ClientUnknown);
  });

  it('expire at the end of their last day, what was spent first of the oldest', () => {
    const facts = [earned('e1', 150, '2026-03-05'), earned('e2', 100), lecture('r1')] as const;
    const expire = (day: string) => ExpirePoints.of({ clientId, day });
    given(...facts)
      .when(expire('2026-03-04'))
      .changesNothing();
    given(...facts)
      .when(expire('2026-03-05'))
      .then(PointsExpired({ points: 50, valueDate: '2026-03-05' }));
    given().when(expire('2026-03-05')).changesNothing();
  });

  it('are spent to the last one, and never below nothing', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 4000 }),
        (sizes, points) => {
          const lots = sizes.map((left, index) => ({
            entryId: String(index),
            left,
            expiresOn: `2027-0${index + 1}-01`,
          }));
          const before = balanceOn(lots, '2026-03-02');
          const after = balanceOn(spent(lots, points, '2026-03-02'), '2026-03-02');
          expect(after).toBe(Math.max(0, before - points));
        },
      ),
      { seed: 7, numRuns: 200 },
    ));
});
