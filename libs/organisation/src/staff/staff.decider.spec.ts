import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { linked, managing, registered, tree } from '../examples.js';
import {
  ChangeStaffEmail,
  ChangeStaffFacts,
  GrantRole,
  LinkSignIn,
  MoveStaffMember,
  ProvisionRole,
  ProvisionSignIn,
  RecordDeparture,
  RecordReturn,
  RegisterStaffMember,
  RequestRole,
  RequestSignIn,
  RevokeRole,
  UnlinkSignIn,
} from './staff.commands.js';
import { staffMember } from './staff.decider.js';
import { staffEvents } from './staff.events.js';
import { staffRefusals as refusals } from './staff.refusals.js';

const given = decides(staffMember);
const personId = 'pn_wang';
const today = '2026-03-02';
const admin = { actor: { id: 'pn_admin', roles: ['administrator'] } };
const colleague = { actor: { id: 'pn_admin2', roles: ['administrator'] } };
const self = { actor: { id: personId, roles: ['administrator'] } };
const left = staffEvents.StaffMemberLeft({
  unitId: 'un_gaoxin',
  reason: 'Retired.',
  recordedBy: 'pn_admin',
  valueDate: today,
});

describe('a member of staff', () => {
  const register = RegisterStaffMember.of({
    personId,
    ...registered.data,
  });

  it('is registered in an open unit under a user name of their own', () => {
    given().when(register, { tree }).then(registered);
    given()
      .when(register, { tree, holder: { personId: 'pn_other' } })
      .refuses(refusals.UserNameTaken);
    given()
      .when(RegisterStaffMember.of({ personId, ...registered.data, unitId: 'un_old' }), { tree })
      .refuses({ code: 'UnitUnknown' } as never);
  });

  it('changes only what is stated and new', () => {
    const change = ChangeStaffFacts.of({
      personId,
      name: { en: 'Wang Fang', zh: '王芳' },
      language: 'en',
    });
    const changed = staffEvents.StaffFactsChanged({ language: 'en' });
    given(registered).when(change).then(changed);
    given(registered, changed).when(change).changesNothing();
  });

  it('is mailed elsewhere by the word of others', () => {
    const email = 'wang@elsewhere.example';
    const change = ChangeStaffEmail.of({ personId, email });
    const changed = staffEvents.StaffFactsChanged({ email });
    given(registered).when(change, self).refuses(NotIndependent);
    given(registered).when(change, colleague).then(changed);
    given(registered, changed).when(change, colleague).changesNothing();
  });

  it('moves between open units while they work here', () => {
    const move = MoveStaffMember.of({ personId, unitId: 'un_jinan', reason: 'Promoted.' });
    const moved = staffEvents.StaffMemberMoved({
      formerUnitId: 'un_gaoxin',
      unitId: 'un_jinan',
      reason: 'Promoted.',
      valueDate: today,
    });
    given(registered).when(move, { tree }).then(moved);
    given(registered, moved).when(move, { tree }).changesNothing();
    given(registered, left).when(move, { tree }).refuses(refusals.StaffMemberHasLeft);
    given(registered)
      .when(move, { tree, ...self })
      .refuses(NotIndependent);
  });

  it('leaves, and returns by the word of somebody else', () => {
    const depart = RecordDeparture.of({ personId, reason: 'Retired.' });
    given(registered).when(depart, self).refuses(NotIndependent);
    given(registered).when(depart, admin).then(left);
    given(registered, left).when(depart, admin).changesNothing();
    const comeBack = RecordReturn.of({ personId, reason: 'Rehired.' });
    const about = { unitId: 'un_gaoxin', reason: 'Rehired.', valueDate: today };
    for (const actor of [admin, self]) {
      given(registered, left).when(comeBack, actor).refuses(NotIndependent);
    }
    given(registered, left).when(comeBack, colleague).then(staffEvents.StaffMemberReturned(about));
  });

  it('leaves and returns as the identity provider states it', () => {
    const idp = { actor: { id: 'idp', roles: ['provisioner'] } };
    const { recordedBy: _, ...stated } = left.data;
    const gone = staffEvents.StaffMemberLeft(stated);
    given(registered)
      .when(RecordDeparture.of({ personId, reason: 'Retired.' }), idp)
      .then(gone);
    const comeBack = RecordReturn.of({ personId, reason: 'Rehired.' });
    expect(given(registered, gone).when(comeBack, idp).facts()).toHaveLength(1);
  });
});

describe('a role', () => {
  const request = RequestRole.of({ personId, role: 'unitHead', reason: 'Acting head.' });
  const requestId = 'unitHead.20260302090000000';
  const requested = staffEvents.RoleRequested({
    requestId,
    role: 'unitHead',
    unitId: 'un_gaoxin',
    validFrom: today,
    requestedBy: 'pn_admin',
    reason: 'Acting head.',
  });
  const grant = GrantRole.of({ personId, requestId });
  const granted = staffEvents.RoleGranted({
    role: 'unitHead',
    unitId: 'un_gaoxin',
    validFrom: today,
    requestId,
    grantedBy: 'pn_admin2',
  });

  it('is asked for by one and granted by another', () => {
    given(registered)
      .when(request, { tree, ...admin })
      .then(requested);
    given(registered, requested).when(grant, admin).refuses(NotIndependent);
    given(registered, requested).when(grant, self).refuses(NotIndependent);
    given(registered, requested).when(grant, colleague).then(granted);
    given(registered, requested, granted).when(grant, colleague).refuses(refusals.RequestUnknown);
    given(registered, requested, granted)
      .when(request, { tree, ...admin })
      .changesNothing();
  });

  it('is not held together with one that judges it', () => {
    given(registered, managing)
      .when(RequestRole.of({ personId, role: 'creditApprover', reason: 'x' }), { tree, ...admin })
      .refuses(refusals.RolesIncompatible, { rule: 'SD-05', held: 'relationshipManager' });
    given(registered, managing)
      .when(ProvisionRole.of({ personId, role: 'administrator' }), { tree })
      .refuses(refusals.RolesIncompatible, { rule: 'SD-01' });
  });

  it('may follow one that has ended', () =>
    given(registered, {
      ...managing,
      data: { ...managing.data, validUntil: '2026-03-01' },
    })
      .when(ProvisionRole.of({ personId, role: 'riskOfficer' }), { tree, ...admin })
      .then(
        staffEvents.RoleGranted({
          role: 'riskOfficer',
          unitId: 'un_gaoxin',
          validFrom: today,
          grantedBy: 'pn_admin',
        }),
      ));

  it('holds from one day to another', () =>
    given(registered)
      .when(
        ProvisionRole.of({
          personId,
          role: 'riskOfficer',
          validFrom: '2026-04-01',
          validUntil: '2026-03-31',
        }),
        { tree },
      )
      .refuses(refusals.PeriodEmpty));

  it('is taken away by one person, at once', () => {
    const revoke = RevokeRole.of({ personId, role: 'relationshipManager', reason: 'Moved.' });
    const revoked = staffEvents.RoleRevoked({
      role: 'relationshipManager',
      unitId: 'un_gaoxin',
      reason: 'Moved.',
    });
    given(registered, managing).when(revoke).then(revoked);
    given(registered, managing, revoked).when(revoke).refuses(refusals.RoleNotHeld);
  });
});

describe('a sign-in', () => {
  const signIn = { issuer: 'https://idp.bank.example', subject: '7f3a' };
  const request = RequestSignIn.of({ personId, ...signIn, reason: 'New.' });
  const requestId = 'sign-in.20260302090000000';
  const requested = staffEvents.SignInRequested({
    requestId,
    ...signIn,
    requestedBy: 'pn_admin',
    reason: 'New.',
  });

  it('is asked for by one and linked by another', () => {
    const link = LinkSignIn.of({ personId, requestId });
    given(registered).when(request, admin).then(requested);
    given(registered, requested).when(link, admin).refuses(NotIndependent);
    given(registered, requested)
      .when(link, colleague)
      .then(staffEvents.SignInLinked({ ...signIn, requestId, linkedBy: 'pn_admin2' }));
  });

  it('speaks for one person only', () => {
    const holder = { personId: 'pn_other' };
    given(registered)
      .when(request, { ...admin, holder })
      .refuses(refusals.SignInTaken);
    const provision = ProvisionSignIn.of({ personId, ...signIn });
    given(registered).when(provision, { holder }).refuses(refusals.SignInTaken);
    given(registered, linked).when(provision).changesNothing();
  });

  it('is taken away by one person, at once', () => {
    const unlink = UnlinkSignIn.of({ personId, ...signIn, reason: 'Lost.' });
    given(registered).when(unlink).refuses(refusals.SignInUnknown);
    given(registered, linked)
      .when(unlink)
      .then(staffEvents.SignInUnlinked({ ...signIn, reason: 'Lost.' }));
  });
});
