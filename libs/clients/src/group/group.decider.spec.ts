import { decides } from '#kernel/testing';
import { ClientUnknown } from '../client/client.refusals.js';
import { formed, joined } from '../examples.js';
import { DissolveGroup, FormGroup, JoinGroup, LeaveGroup } from './group.commands.js';
import { group } from './group.decider.js';
import { groupEvents } from './group.events.js';
import { groupRefusals as refusals } from './group.refusals.js';

const given = decides(group);
const groupId = 'gr_qinling';
const clientId = 'cl_qinling';
const join = JoinGroup.of({ groupId, clientId, role: 'core' });
const known = { client: { clientId } };
const left = groupEvents.ClientLeftGroup({ clientId, reason: 'Sold.' });
const dissolved = groupEvents.GroupDissolved({ reason: 'Sold.' });

describe('a group', () => {
  it('is formed under a name', () =>
    given()
      .when(FormGroup.of({ groupId, name: { en: 'Qinling Group', zh: '秦岭集团' } }))
      .then(formed));

  it('takes in clients we know', () => {
    given(formed).when(join).refuses(ClientUnknown, { clientId });
    given(formed).when(join, known).then(joined);
  });

  it('takes a client in once, or anew in another role', () => {
    given(formed, joined).when(join, known).changesNothing();
    given(formed, joined)
      .when(JoinGroup.of({ groupId, clientId, role: 'member' }), known)
      .then(groupEvents.ClientJoinedGroup({ clientId, role: 'member' }));
  });

  it('lets go only who belongs to it', () => {
    const leave = LeaveGroup.of({ groupId, clientId, reason: 'Sold.' });
    given(formed).when(leave).refuses(refusals.NotInGroup);
    given(formed, joined).when(leave).then(left);
    given(formed, joined, left).when(leave).refuses(refusals.NotInGroup);
  });

  it('lets everyone go when it is dissolved, and takes in nobody after', () => {
    const dissolve = DissolveGroup.of({ groupId, reason: 'Sold.' });
    given(formed, joined).when(dissolve).then(left, dissolved);
    given(formed, joined, left, dissolved).when(dissolve).changesNothing();
    given(formed, joined, left, dissolved).when(join, known).refuses(refusals.GroupIsDissolved);
  });
});
