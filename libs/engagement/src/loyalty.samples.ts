import { samplesOf } from '#kernel/testing';
import { clientId } from './examples.js';
import { loyaltyEvents } from './loyalty/loyalty.events.js';
import { winBackEvents } from './win-back/win-back.events.js';

/** A stored sample of every version of every event of the points of a client. */
export const loyaltySamples = samplesOf(
  loyaltyEvents,
  { clientId },
  {
    PointsProposed: [
      {
        entryId: 'lp_4',
        occasion: 'referral',
        about: 'cl_2',
        reason: 'Brought a supplier.',
        proposedBy: 'pn_wang',
        valueDate: '2026-03-02',
      },
    ],
    PointsDeclined: [
      {
        entryId: 'lp_4',
        reason: 'Knew us before.',
        declinedBy: 'pn_gao',
        valueDate: '2026-03-03',
      },
    ],
    PointsEarned: [
      {
        entryId: 'lp_1',
        points: 200,
        occasion: 'drawdown',
        about: 'ln_1',
        rule: 'LP-01',
        version: 1,
        byHand: { proposedBy: 'pn_wang', confirmedBy: 'pn_gao' },
        expiresOn: '2028-03-02',
        valueDate: '2026-03-02',
      },
    ],
    PointsRedeemed: [{ entryId: 'lp_2', points: 100, reward: 'lecture', valueDate: '2026-03-03' }],
    PointsExpired: [{ points: 50, valueDate: '2028-03-02' }],
    ClubTierReached: [{ from: 'member', to: 'silver', valueDate: '2026-03-04' }],
  },
);

/** A stored sample of every version of every event of an attempt to keep a client. */
export const winBackSamples = samplesOf(
  winBackEvents,
  { winBackId: 'wb_1', clientId },
  {
    WinBackOffered: [
      {
        reason: 'rate',
        signal: 'Asked elsewhere.',
        answerId: 'an_1',
        measure: 'lowerRate',
        offer: 'A tenth of a percent less.',
        validUntil: '2026-03-31',
        valueDate: '2026-03-02',
      },
    ],
    ClientWonBack: [{ result: 'Stays.', valueDate: '2026-03-09' }],
    ClientLost: [{ result: 'Left.', competitor: 'Another Bank', valueDate: '2026-03-09' }],
  },
);
