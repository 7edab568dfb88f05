import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { ConfirmSkip, DeclineSkip, ProposeSkip } from './skip.commands.js';
import { skip } from './skip.decider.js';
import { skipEvents } from './skip.events.js';
import { skipRefusals } from './skip.refusals.js';

const given = decides(skip);
const what = { of: 'loan-book', key: 'ln_7', place: 4_711, reason: 'Damaged on the disk' };
const proposed = skipEvents.SkipProposed({ ...what, proposedBy: 'rm-7' });
const confirmed = skipEvents.SkipConfirmed({ confirmedBy: 'risk-1' });
const other = { actor: { id: 'risk-1', roles: ['riskOfficer'] } };
const confirm = ConfirmSkip.of({ skipId: 'sk_1' });

describe('going on without an event', () => {
  it('is proposed with a reason', () =>
    given()
      .when(ProposeSkip.of({ skipId: 'sk_1', ...what }))
      .then(proposed));
  it('is confirmed by somebody else', () => given(proposed).when(confirm, other).then(confirmed));
  it('is not confirmed by whoever proposed it', () =>
    given(proposed).when(confirm).refuses(NotIndependent));
  it('may be declined', () =>
    given(proposed)
      .when(DeclineSkip.of({ skipId: 'sk_1', reason: 'It can be mended' }), other)
      .then(skipEvents.SkipDeclined({ reason: 'It can be mended', declinedBy: 'risk-1' })));
  it('is settled once', () =>
    given(proposed, confirmed).when(confirm, other).refuses(skipRefusals.SkipIsSettled));
});
