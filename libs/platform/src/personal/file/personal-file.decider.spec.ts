import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import * as commands from './personal-file.commands.js';
import { personalFile } from './personal-file.decider.js';
import { personalFileEvents } from './personal-file.events.js';
import { personalFileRefusals as refusals } from './personal-file.refusals.js';

const given = decides(personalFile);
const { PurposeStated, LegalHoldPlaced, ErasureRequested, PersonalDataErased } = personalFileEvents;
const personId = 'pe_1';
const other = { actor: { id: 'risk-1', roles: ['riskOfficer'] } };

const stated = PurposeStated({
  purpose: 'marketing',
  basis: 'consent',
  fields: ['mobile'],
  keepUntil: '2030-12-31',
  valueDate: '2026-03-02',
});
const duty = PurposeStated({ ...stated.data, purpose: 'identification', basis: 'legalDuty' });
const held = LegalHoldPlaced({ holdId: 'ho_1', matter: '(2026) 沪01民初7号', placedBy: 'rm-7' });
const requested = ErasureRequested({
  ground: 'requested',
  requestedBy: 'rm-7',
  valueDate: '2026-03-02',
});
const erased = PersonalDataErased({ ground: 'requested', confirmedBy: 'risk-1' });
const request = commands.RequestErasure.of({ personId, ground: 'requested' });
const erase = commands.ErasePerson.of({ personId });
const restate = commands.StatePurpose.of({ personId, ...stated.data });

describe('the data of a person', () => {
  it('serve a purpose, on a basis, until a day', () => given().when(restate).then(stated));
  it('are kept to the last day at least', () =>
    given()
      .when(commands.StatePurpose.of({ personId, ...stated.data, keepUntil: '2026-03-01' }))
      .refuses(refusals.RetentionEndsBefore));
  it('serve no purpose any more that was consented to and is not', () =>
    given(stated)
      .when(commands.WithdrawPurpose.of({ personId, purpose: 'marketing' }))
      .then(
        personalFileEvents.PurposeWithdrawn({ purpose: 'marketing', valueDate: '2026-03-02' }),
      ));
  it('need no consent where the law demands them', () =>
    given(duty)
      .when(commands.WithdrawPurpose.of({ personId, purpose: 'identification' }))
      .refuses(refusals.NoConsent));
});

describe('the erasure of a person', () => {
  it('is asked for by one', () => given(stated).when(request).then(requested));
  it('is asked for though nothing else is known', () => given().when(request).then(requested));
  it('is confirmed by another', () => given(stated, requested).when(erase, other).then(erased));
  it('is not confirmed by whoever asked for it', () =>
    given(requested).when(erase).refuses(NotIndependent));
  it('is not confirmed by the person', () =>
    given(requested)
      .when(erase, { actor: { id: personId, roles: ['riskOfficer'] } })
      .refuses(NotIndependent));
  it('needs somebody who asked for it', () =>
    given(stated).when(erase, other).refuses(refusals.NoErasureRequested));
  it('may be declined', () =>
    given(requested)
      .when(commands.DeclineErasure.of({ personId, reason: 'A namesake' }), other)
      .then(personalFileEvents.ErasureDeclined({ reason: 'A namesake', declinedBy: 'risk-1' })));
  it('is forbidden by a legal hold, also one that came later', () => {
    given(held).when(request).refuses(refusals.UnderLegalHold);
    given(requested, held).when(erase, other).refuses(refusals.UnderLegalHold);
  });
  it('is possible again when another person lifts the hold', () =>
    given(held)
      .when(commands.LiftLegalHold.of({ personId, holdId: 'ho_1', reason: 'Settled' }), other)
      .then(personalFileEvents.LegalHoldLifted({ holdId: 'ho_1', reason: 'Settled' })));
  it('waits for the end of a legal duty', () =>
    given(duty).when(request).refuses(refusals.StillNeeded));
  it('happens once, and ends the file', () => {
    given(requested, erased).when(request, other).refuses(refusals.AlreadyErased);
    given(requested, erased).when(restate).refuses(refusals.AlreadyErased);
  });
  it('is repeated where a backup brought the person back', () => {
    const repeat = commands.RepeatErasure.of({ personId });
    given(requested)
      .when(repeat)
      .then(PersonalDataErased({ ground: 'requested' }));
    given(requested, erased).when(repeat).then();
  });
});
