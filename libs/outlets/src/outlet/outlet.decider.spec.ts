import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import {
  ApproveOutlet,
  ApproveWidening,
  ChangeOutletTerms,
  CloseOutlet,
  RequestOutlet,
  ResumeOutlet,
  SuspendOutlet,
} from './outlet.commands.js';
import { outlet } from './outlet.decider.js';
import { outletEvents } from './outlet.events.js';
import { approved, requested, terms } from './outlet.examples.js';
import { outletRefusals } from './outlet.refusals.js';
import type { OutletTerms } from './terms.js';
import { isWithin } from './terms.js';

const given = decides(outlet);
const outletId = 'ot_1';
const as = (id: string) => ({ actor: { id, roles: ['riskOfficer' as const] } });
const wider: OutletTerms = { ...terms, scope: {} };
const reason = 'Needed.';

describe('an outlet', () => {
  it('is requested by one person and approved by another', () => {
    const { serviceId, name, purpose, ownerId, contact } = requested.data;
    const words = { serviceId, name, purpose, ownerId, contact };
    given()
      .when(RequestOutlet.of({ outletId, ...words, terms }), as('operations'))
      .then(requested);
    given(requested).when(ApproveOutlet.of({ outletId }), as('operations')).refuses(NotIndependent);
    given(requested).when(ApproveOutlet.of({ outletId }), as('li.na')).then(approved);
  });

  it('is given less at once, and more when somebody else agrees', () => {
    const less = { ...terms, eventsPerMinute: 600 };
    given(requested, approved)
      .when(ChangeOutletTerms.of({ outletId, terms: less, reason }))
      .then(outletEvents.OutletNarrowed({ terms: less, reason }));
    const proposed = outletEvents.OutletWideningProposed({
      terms: wider,
      reason,
      proposedBy: 'operations',
    });
    given(requested, approved)
      .when(ChangeOutletTerms.of({ outletId, terms: wider, reason }), as('operations'))
      .then(proposed);
    given(requested, approved, proposed)
      .when(ApproveWidening.of({ outletId }), as('operations'))
      .refuses(NotIndependent);
    given(requested, approved, proposed)
      .when(ApproveWidening.of({ outletId }), as('li.na'))
      .then(outletEvents.OutletWidened({ terms: wider, approvedBy: 'li.na' }));
  });

  it.each([
    ['a day that has passed', { expiresOn: '2026-03-01' }, outletRefusals.OutletExpired],
    [
      'encryption without a key',
      { fields: [{ path: 'name', treatment: 'encrypted' as const }] },
      outletRefusals.EncryptionKeyMissing,
    ],
    [
      'a key that is private',
      { encryptionKey: '{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}' },
      outletRefusals.EncryptionKeyMissing,
    ],
    ['a key that is none', { encryptionKey: 'secret' }, outletRefusals.EncryptionKeyMissing],
  ])('is refused %s', (_, changed, refuse) => {
    const command = ChangeOutletTerms.of({ outletId, terms: { ...terms, ...changed }, reason });
    given(requested, approved).when(command).refuses(refuse);
  });

  it('is suspended, resumed and closed', () => {
    const suspended = outletEvents.OutletSuspended({ reason });
    given(requested)
      .when(SuspendOutlet.of({ outletId, reason }))
      .refuses(outletRefusals.OutletNotActive);
    given(requested, approved).when(SuspendOutlet.of({ outletId, reason })).then(suspended);
    given(requested, approved, suspended)
      .when(ResumeOutlet.of({ outletId, reason }))
      .then(outletEvents.OutletResumed({ reason }));
    const closed = outletEvents.OutletClosed({ reason });
    given(requested, approved).when(CloseOutlet.of({ outletId, reason })).then(closed);
    given(requested, approved, closed)
      .when(ResumeOutlet.of({ outletId, reason }))
      .refuses(outletRefusals.OutletNotSuspended);
  });
});

describe('terms', () => {
  it.each<[string, Partial<OutletTerms>, boolean]>([
    ['the same', {}, true],
    ['a type less', { scope: { types: ['LoanGranted'] } }, true],
    ['only some clients', { scope: { ...terms.scope, clientIds: ['cl_1'] } }, true],
    ['a type more', { scope: { types: ['LoanGranted', 'LoanSettled'] } }, false],
    ['all types', { scope: {} }, false],
    [
      'a field more hidden',
      { fields: [...terms.fields, { path: 'x', treatment: 'absent' }] },
      true,
    ],
    ['a field less hidden', { fields: [] }, false],
    ['a field hidden better', { fields: [{ path: 'amount', treatment: 'absent' }] }, true],
    ['a field encrypted', { fields: [{ path: 'amount', treatment: 'encrypted' }] }, false],
    ['an earlier end', { expiresOn: '2026-12-31' }, true],
    ['a later end', { expiresOn: '2028-03-01' }, false],
    ['a larger quota', { eventsPerMinute: 60_001 }, false],
  ])('with %s', (_, changed, within) =>
    expect(isWithin({ ...terms, ...changed }, terms)).toBe(within),
  );
});
