import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import * as commands from './legal-hold.commands.js';
import { legalHold } from './legal-hold.decider.js';
import { legalHoldEvents } from './legal-hold.events.js';
import { legalHoldRefusals as refusals } from './legal-hold.refusals.js';

const given = decides(legalHold);
const { LegalHoldOrdered, HoldLiftingProposed, HoldLiftingDeclined, HoldLiftingConfirmed } =
  legalHoldEvents;
const legalHoldId = 'lh_1';
const what = {
  clientIds: ['cl_1'],
  personIds: ['pt_1'],
  matter: '(2026) 沪01民初7号',
  reason: 'The court asks for the whole file.',
};
const order = commands.OrderLegalHold.of({ legalHoldId, ...what, until: '2027-12-31' });
const ordered = LegalHoldOrdered({ ...what, until: '2027-12-31', orderedBy: 'rm-7' });
const proposed = HoldLiftingProposed({ reason: 'Settled', proposedBy: 'rm-7' });
const { clientIds, personIds } = what;
const lifted = HoldLiftingConfirmed({ clientIds, personIds, confirmedBy: 'risk-1' });
const propose = commands.ProposeHoldLifting.of({ legalHoldId, reason: 'Settled' });
const confirm = commands.ConfirmHoldLifting.of({ legalHoldId });
const decline = commands.DeclineHoldLifting.of({ legalHoldId, reason: 'An appeal' });
const other = { actor: { id: 'risk-1', roles: ['riskOfficer'] } };

describe('a legal hold', () => {
  it('says who is held, why, and until when', () => given().when(order).then(ordered));
  it('holds somebody', () =>
    given()
      .when(commands.OrderLegalHold.of({ legalHoldId, matter: 'm', reason: 'r' }))
      .refuses(refusals.HoldOfNothing));
  it('does not end before it begins', () =>
    given()
      .when(commands.OrderLegalHold.of({ legalHoldId, ...what, until: '2026-03-01' }))
      .refuses(refusals.HoldAlreadyOver));
});

describe('the lifting of a legal hold', () => {
  it('is proposed with a reason', () => given(ordered).when(propose).then(proposed));
  it('is proposed once', () =>
    given(ordered, proposed).when(propose, other).refuses(refusals.LiftingAlreadyProposed));
  it('is confirmed by another', () => given(ordered, proposed).when(confirm, other).then(lifted));
  it('is not confirmed by whoever proposed it', () =>
    given(ordered, proposed).when(confirm).refuses(NotIndependent));
  it('is not confirmed before it is proposed, nor after it is declined', () => {
    const declined = HoldLiftingDeclined({ reason: 'An appeal', declinedBy: 'risk-1' });
    given(ordered).when(confirm, other).refuses(refusals.NoLiftingProposed);
    given(ordered, proposed).when(decline, other).then(declined);
    given(ordered, proposed, declined).when(confirm, other).refuses(refusals.NoLiftingProposed);
  });
  it('happens once', () =>
    given(ordered, proposed, lifted).when(propose).refuses(refusals.HoldIsLifted));
});
