import { NotFound, NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { ClientUnknown } from '../client/client.refusals.js';
import {
  ConfirmLifting,
  ConfirmRestriction,
  ProposeLifting,
  ProposeRestriction,
  ShareClient,
  UnshareClient,
} from './access.commands.js';
import { access } from './access.decider.js';
import { accessEvents } from './access.events.js';
import { accessRefusals as refusals } from './access.refusals.js';

const given = decides(access);
const clientId = 'cl_qinling';
const client = { client: { clientId } };
const shared = accessEvents.ClientShared({ teamId: 'tm_1', reason: 'Project.' });
const proposed = accessEvents.RestrictionProposed({
  personIds: ['pn_wang', 'pn_li'],
  reason: 'Listing.',
  proposedBy: 'rm-7',
});
const restricted = accessEvents.ClientRestricted({
  personIds: ['pn_wang', 'pn_li'],
  confirmedBy: 'ro-1',
});
const lifting = accessEvents.LiftingProposed({ reason: 'Listed.', proposedBy: 'rm-7' });
const another = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };

describe('a client', () => {
  const share = ShareClient.of({ clientId, teamId: 'tm_1', reason: 'Project.' });

  it('is shared with a team that there is', () => {
    given().when(share).refuses(ClientUnknown);
    given().when(share, client).refuses(refusals.TeamUnknown);
    given()
      .when(share, { ...client, team: { dissolvedOn: '2026-01-01' } })
      .refuses(refusals.TeamUnknown);
    given()
      .when(share, { ...client, team: {} })
      .then(shared);
    given(shared)
      .when(share, { ...client, team: {} })
      .changesNothing();
  });

  it('is shared no longer', () => {
    const unshare = UnshareClient.of({ clientId, teamId: 'tm_1', reason: 'Project ended.' });
    const unshared = accessEvents.ClientUnshared({ teamId: 'tm_1', reason: 'Project ended.' });
    given(shared).when(unshare).then(unshared);
    given(shared, unshared).when(unshare).refuses(refusals.NotShared);
  });
});

describe('the restriction of a client', () => {
  const confirm = ConfirmRestriction.of({ clientId });
  const confirmLifting = ConfirmLifting.of({ clientId });

  it('is proposed by one person and confirmed by another', () => {
    const propose = ProposeRestriction.of({
      clientId,
      personIds: ['pn_wang', 'pn_li'],
      reason: 'Listing.',
    });
    given().when(propose).refuses(ClientUnknown);
    given().when(propose, client).then(proposed);
    given().when(confirm).refuses(NotFound);
    given(proposed).when(confirm).refuses(NotIndependent);
    given(proposed).when(confirm, another).then(restricted);
    given(proposed, restricted).when(confirm, another).refuses(refusals.NothingProposed);
    given(proposed, restricted).when(propose, client).changesNothing();
  });

  it('is lifted the same way', () => {
    const propose = ProposeLifting.of({ clientId, reason: 'Listed.' });
    given(proposed).when(propose).refuses(refusals.NotRestricted);
    given(proposed, restricted).when(propose).then(lifting);
    given(proposed, restricted).when(confirmLifting, another).refuses(refusals.NothingProposed);
    given(proposed, restricted, lifting).when(confirmLifting).refuses(NotIndependent);
    given(proposed, restricted, lifting)
      .when(confirmLifting, another)
      .then(accessEvents.RestrictionLifted({ confirmedBy: 'ro-1' }));
  });

  it('is never confirmed where lifting it was proposed, nor the other way round', () => {
    given(proposed, restricted, lifting).when(confirm, another).refuses(refusals.NothingProposed);
    given(proposed, restricted, proposed)
      .when(confirmLifting, another)
      .refuses(refusals.NothingProposed);
  });
});
