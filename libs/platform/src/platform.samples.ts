import { samplesOf } from '#kernel/testing';
import { attemptEvents } from './attempts/attempt.events.js';
import { legalHoldEvents } from './holds/legal-hold.events.js';
import { localTokenEvents } from './identity/issued/local-token.events.js';
import { skipEvents } from './parked/skip.events.js';
import { businessDayEvents } from './business-day/business-day.events.js';
import { claimEvents } from './claims/claim.events.js';
import { personalFileEvents } from './personal/file/personal-file.events.js';
import { readingEvents } from './readings/reading.events.js';

/** A stored sample of every version of every event of the calendar. */
export const businessDaySamples = samplesOf(
  businessDayEvents,
  { year: '2026' },
  {
    BusinessDayClosed: [{ day: '2026-03-02', valueDate: '2026-03-02' }],
  },
);

/** A stored sample of every version of every event of a skip. */
export const skipSamples = samplesOf(
  skipEvents,
  { skipId: 'sk_1' },
  {
    SkipProposed: [
      {
        of: 'loan-book',
        key: 'ln_7',
        place: 4_711,
        reason: 'Damaged on the disk',
        proposedBy: 'operations',
      },
    ],
    SkipConfirmed: [{ confirmedBy: 'li.na' }],
    SkipDeclined: [{ reason: 'It can be mended', declinedBy: 'li.na' }],
  },
);

/** A stored sample of every version of a refused attempt. */
export const attemptSamples = samplesOf(
  attemptEvents,
  { attemptId: 'at_1' },
  {
    AttemptRefused: [
      {
        code: 'OutOfReach',
        message: 'DisburseLoan',
        path: '/loans/ln_1/disbursements',
        roles: ['relationshipManager'],
        clientId: 'cl_1',
        unrecorded: 2,
      },
    ],
  },
);

/** A stored sample of every version of a claimed key. */
export const claimSamples = samplesOf(
  claimEvents,
  { claimId: 'creditCode:91610131MA6U4M0E18' },
  {
    KeyClaimed: [{ holder: 'client-cl_1', revision: -1, claimedAt: '2026-03-02T09:00:00.000Z' }],
  },
);

/** A stored sample of every version of what was read. */
export const readingSamples = samplesOf(
  readingEvents,
  { readingsId: 'rd_1' },
  {
    ReadingsRecorded: [
      {
        sittings: [
          {
            actor: 'wang.fang',
            name: 'Wang Fang',
            person: 'wang.fang',
            channel: 'api',
            reason: 'Annual review.',
            from: '2026-03-02T09:00:00.000Z',
            until: '2026-03-02T09:00:01.000Z',
            readings: [
              {
                message: 'ListLoans',
                roles: ['relationshipManager'],
                clientIds: ['cl_1', 'cl_2'],
                times: 2,
                knownAt: '2025-12-31',
              },
            ],
          },
        ],
        unrecorded: 3,
      },
    ],
  },
);

/** A stored sample of every version of every event of a person's file. */
export const personalFileSamples = samplesOf(
  personalFileEvents,
  { personId: 'pe_1' },
  {
    PurposeStated: [
      {
        purpose: 'marketing',
        basis: 'consent',
        fields: ['mobile'],
        keepUntil: '2030-12-31',
        valueDate: '2026-03-02',
      },
    ],
    PurposeWithdrawn: [{ purpose: 'marketing', valueDate: '2026-04-01' }],
    LegalHoldPlaced: [{ holdId: 'ho_1', matter: '(2026) 沪01民初7号', placedBy: 'li.na' }],
    LegalHoldLifted: [{ holdId: 'ho_1', reason: 'Settled' }],
    ErasureRequested: [{ ground: 'requested', requestedBy: 'wang.fang', valueDate: '2026-05-04' }],
    ErasureDeclined: [{ reason: 'A namesake', declinedBy: 'li.na' }],
    PersonalDataErased: [{ ground: 'requested', confirmedBy: 'li.na' }],
  },
);

/** A stored sample of every version of every event of a legal hold. */
export const legalHoldSamples = samplesOf(
  legalHoldEvents,
  { legalHoldId: 'lh_1' },
  {
    LegalHoldOrdered: [
      {
        clientIds: ['cl_1'],
        personIds: ['pt_1'],
        matter: '(2026) 沪01民初7号',
        reason: 'The court asks for the whole file.',
        until: '2027-12-31',
        orderedBy: 'li.na',
      },
    ],
    HoldLiftingProposed: [{ reason: 'Settled', proposedBy: 'li.na' }],
    HoldLiftingDeclined: [{ reason: 'An appeal', declinedBy: 'sun.li' }],
    HoldLiftingConfirmed: [{ clientIds: ['cl_1'], personIds: ['pt_1'], confirmedBy: 'sun.li' }],
  },
);

/** A stored sample of every version of a token of the local key. */
export const localTokenSamples = samplesOf(
  localTokenEvents,
  { tokenId: '0b9f1c52-8a2c-4d0e-9a51-6f3d2c1b0a99' },
  {
    LocalTokenIssued: [
      {
        personId: 'wang.fang',
        roles: ['relationshipManager'],
        use: 'commandLine',
        until: '2026-03-02T21:00:00.000Z',
        issuedBy: 'local-operator',
      },
    ],
  },
);
