import { samplesOf } from '#kernel/testing';
import { absenceEvents } from './absence/absence.events.js';
import {
  branchOpened,
  formed,
  joined,
  linked,
  managing,
  registered,
  standingIn,
} from './examples.js';
import { bankConfirmed, bankProposed } from './institution/institution.examples.js';
import { institutionEvents } from './institution/institution.events.js';
import { revocationEvents } from './revocation/revocation.events.js';
import { staffEvents } from './staff/staff.events.js';
import { teamEvents } from './team/team.events.js';
import { unitEvents } from './unit/unit.events.js';

/** A stored sample of every version of every event of the institution. */
export const institutionSamples = samplesOf(
  institutionEvents,
  { institutionId: 'own' },
  {
    InstitutionProposed: [bankProposed.data],
    InstitutionConfirmed: [bankConfirmed.data],
    InstitutionDeclined: [{ reason: '类别有误', declinedBy: 'ad-2', valueDate: '2026-03-02' }],
  },
);

/** A stored sample of every version of every event of a unit. */
export const unitSamples = samplesOf(
  unitEvents,
  { unitId: 'un_xian' },
  {
    UnitOpened: [branchOpened.data],
    UnitRenamed: [{ name: { en: 'Shaanxi Branch', zh: '陕西分行' }, valueDate: '2026-03-02' }],
    UnitMoved: [
      {
        formerParentId: 'un_head',
        parentId: 'un_xian',
        reason: 'Merged into Xi’an.',
        valueDate: '2026-03-02',
      },
    ],
    UnitClosed: [{ parentId: 'un_head', reason: 'Merged into Xi’an.', valueDate: '2026-03-02' }],
  },
);

/** A stored sample of every version of every event of a member of staff. */
export const staffSamples = samplesOf(
  staffEvents,
  { personId: 'pn_wang' },
  {
    StaffMemberRegistered: [registered.data],
    StaffFactsChanged: [
      {
        userName: 'wang.fang2',
        name: { en: 'Wang Fang', zh: '王芳' },
        employeeNumber: '10008',
        email: 'wang.fang2@bank.example',
        language: 'en',
      },
    ],
    StaffMemberMoved: [
      {
        formerUnitId: 'un_gaoxin',
        unitId: 'un_jinan',
        reason: 'Promoted.',
        valueDate: '2026-03-02',
      },
    ],
    StaffMemberLeft: [
      {
        ...{ unitId: 'un_gaoxin', reason: 'Retired.', recordedBy: 'pn_admin' },
        valueDate: '2026-03-02',
      },
    ],
    StaffMemberReturned: [{ unitId: 'un_gaoxin', reason: 'Back.', valueDate: '2026-03-02' }],
    SignInRequested: [
      {
        requestId: 'sign-in.20260302090000000',
        issuer: 'https://idp.bank.example',
        subject: '7f3a',
        requestedBy: 'pn_admin',
        reason: 'New identity provider.',
      },
    ],
    SignInLinked: [{ ...linked.data, requestId: 'sign-in.20260302090000000' }],
    SignInUnlinked: [
      { issuer: 'https://idp.bank.example', subject: '7f3a', reason: 'Lost device.' },
    ],
    RoleRequested: [
      {
        requestId: 'unitHead.20260302090000000',
        role: 'unitHead',
        unitId: 'un_gaoxin',
        validFrom: '2026-03-02',
        validUntil: '2026-12-31',
        requestedBy: 'pn_admin',
        reason: 'Acting head.',
      },
    ],
    RoleGranted: [
      {
        ...managing.data,
        validUntil: '2026-12-31',
        requestId: 'relationshipManager.20260302090000000',
      },
    ],
    RoleRevoked: [{ role: 'relationshipManager', unitId: 'un_gaoxin', reason: 'Moved.' }],
  },
);

/** A stored sample of every version of every event of an absence. */
export const absenceSamples = samplesOf(
  absenceEvents,
  { personId: 'pn_wang' },
  {
    LeavePlanned: [{ kind: 'annual', from: '2026-03-01', until: '2026-03-15' }],
    LeaveCancelled: [{ from: '2026-03-01', reason: 'Postponed.' }],
    DeputyAppointed: [standingIn.data],
    DeputyDismissed: [{ deputyId: 'pn_chen', from: '2026-03-01', reason: 'Back early.' }],
  },
);

/** A stored sample of every version of every event of a team. */
export const teamSamples = samplesOf(
  teamEvents,
  { teamId: 'tm_qinling' },
  {
    TeamFormed: [formed.data],
    TeamMemberJoined: [joined.data],
    TeamMemberLeft: [{ personId: 'pn_wang', reason: 'Moved to Jinan.' }],
    TeamDissolved: [{ reason: 'The project has ended.' }],
  },
);

/** A stored sample of every version of a revocation. */
export const revocationSamples = samplesOf(
  revocationEvents,
  { revocationId: 'rv_1' },
  {
    TokensRevoked: [
      { of: 'person', value: 'pn_wang', revokedBy: 'pn_admin', reason: 'Lost device.' },
    ],
  },
);
