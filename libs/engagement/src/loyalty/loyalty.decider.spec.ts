import { ClientUnknown } from '#clients';
import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import fc from 'fast-check';
import {
  ConfirmPoints,
  CreditPoints,
  DeclinePoints,
  ExpirePoints,
  ProposePoints,
  RedeemPoints,
} from './loyalty.commands.js';
import { loyalty, loyaltyRefusals } from './loyalty.decider.js';
import { loyaltyEvents } from './loyalty.events.js';
import { balanceOn, spent, withLot } from './lots.js';
import type { PointOccasion } from './loyalty.codes.js';

const { PointsProposed, PointsDeclined } = loyaltyEvents;
const { PointsEarned, PointsRedeemed, PointsExpired, ClubTierReached } = loyaltyEvents;
const given = decides(loyalty);
const clientId = 'cl_1';
const client = {};
const earn = (entryId: string, occasion: PointOccasion) =>
  CreditPoints.of({ clientId, entryId, occasion });
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
    const credit = CreditPoints.of({ clientId, entryId: 'e1', occasion: 'survey' });
    given().when(credit).changesNothing();
    given(earned('e1', 100)).when(credit, { client }).changesNothing();
  });

  describe('by hand', () => {
    const told = { entryId: 'p1', occasion: 'referral', reason: 'Brought a supplier.' } as const;
    const propose = ProposePoints.of({ clientId, ...told });
    const proposed = PointsProposed({ ...told, proposedBy: 'wang', valueDate: '2026-03-02' });
    const confirm = ConfirmPoints.of({ clientId, entryId: 'p1' });
    const wang = { id: 'wang', roles: ['unitHead'] };
    const head = { id: 'head', roles: ['unitHead'] };

    it('are proposed by one person and confirmed by another, and told apart', () => {
      given().when(propose, { client, actor: wang }).then(proposed);
      given(proposed).when(propose, { client, actor: wang }).changesNothing();
      const [fact] = given(proposed).when(confirm, { actor: head }).facts();
      expect(fact).toMatchObject({
        data: { points: 800, rule: 'LP-04', byHand: { proposedBy: 'wang', confirmedBy: 'head' } },
      });
      given(proposed).when(confirm, { actor: wang }).refuses(NotIndependent);
    });

    it('are turned down with a reason, and then neither confirmed nor asked for again', () => {
      const reason = 'Knew us before.';
      const declined = PointsDeclined({
        ...{ entryId: 'p1', reason, declinedBy: 'head', valueDate: '2026-03-02' },
      });
      const decline = DeclinePoints.of({ clientId, entryId: 'p1', reason });
      given(proposed).when(decline, { actor: head }).then(declined);
      given(proposed, declined)
        .when(confirm, { actor: head })
        .refuses(loyaltyRefusals.NoSuchProposal, { field: 'entryId' });
      given(proposed, declined).when(propose, { client, actor: wang }).changesNothing();
    });

    it.each<PointOccasion>(['drawdown', 'settled', 'survey'])(
      'are never those of %s, which the system sees itself',
      (occasion) =>
        given()
          .when(ProposePoints.of({ clientId, ...told, occasion }), { client })
          .refuses(loyaltyRefusals.OccasionOfSystem, { field: 'occasion' }),
    );

    it('are proposed for a client of ours, a hundred at a time', () => {
      given().when(propose).refuses(ClientUnknown, { field: 'clientId' });
      const many = Array.from({ length: 100 }, (_, index) =>
        PointsProposed({ ...proposed.data, entryId: `many${index}` }),
      );
      given(...many)
        .when(propose, { client })
        .refuses(loyaltyRefusals.TooManyPointProposals, { most: 100 });
    });
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

  it('that expire on one day are one lot', () =>
    expect(withLot([{ left: 50, expiresOn: '2028-03-02' }], 100, '2028-03-02')).toEqual([
      { left: 150, expiresOn: '2028-03-02' },
    ]));

  it('are spent to the last one, and never below nothing', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 4000 }),
        (sizes, points) => {
          const lots = sizes.map((left, index) => ({
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
