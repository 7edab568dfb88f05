import { projects, reacts } from '#kernel/testing';
import { unitEvents } from '#organisation';
import { accessEvents } from '../access/access.events.js';
import { PlaceClient } from '../client/client.commands.js';
import { clientEvents } from '../client/client.events.js';
import { assigned, registered } from '../examples.js';
import { followUnits } from '../processes/follow-units.process.js';
import { clientScope } from './client-scope.view.js';

const clientId = 'cl_qinling';
const given = projects(clientScope, { id: clientId });
const row = { clientId, units: [], teamIds: [] };
const managed = { ...row, managerId: 'rm-7', units: ['un_gaoxin', 'un_xian'] };
const shared = accessEvents.ClientShared({ teamId: 'tm_1', reason: 'Project.' });
const restricted = accessEvents.ClientRestricted({ personIds: ['pn_li'], confirmedBy: 'ro-1' });

describe('whose a client is', () => {
  it('follows its manager', () => {
    given(registered).then(row);
    given(registered, assigned).then(managed);
    const transferred = clientEvents.RelationshipManagerTransferred({
      formerManagerId: 'rm-7',
      managerId: 'rm-9',
      units: ['un_lixia', 'un_jinan'],
      reason: 'Leave.',
    });
    given(registered, assigned, transferred).then({
      ...row,
      managerId: 'rm-9',
      units: ['un_lixia', 'un_jinan'],
    });
  });

  it('may be a team’s besides, for a time', () => {
    given(registered, assigned, shared).then({ ...managed, teamIds: ['tm_1'] });
    const unshared = accessEvents.ClientUnshared({ teamId: 'tm_1', reason: 'Over.' });
    given(registered, assigned, shared, unshared).then(managed);
  });

  it('may be some persons’ only, for a time', () => {
    given(registered, assigned, restricted).then({ ...managed, restrictedTo: ['pn_li'] });
    const lifted = accessEvents.RestrictionLifted({ confirmedBy: 'ro-1' });
    given(registered, assigned, restricted, lifted).then(managed);
  });
});

it('a unit that moves takes its clients along', () =>
  reacts(followUnits)(
    unitEvents.UnitMoved({
      formerParentId: 'un_xian',
      parentId: 'un_jinan',
      reason: 'Reorganised.',
      valueDate: '2026-03-02',
    }),
    { id: 'un_gaoxin' },
    [managed],
  ).then(PlaceClient.of({ clientId })));
