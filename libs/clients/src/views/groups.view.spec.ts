import { projects } from '#kernel/testing';
import { formed, joined } from '../examples.js';
import { groupEvents } from '../group/group.events.js';
import { groups } from './groups.view.js';

const given = projects(groups);
const empty = {
  groupId: 'X-1',
  name: { en: 'Qinling Group', zh: '秦岭集团' },
  formedOn: '2026-03-02',
  clients: [],
  searchKeys: ['qinling group', 'group', '秦岭集团', '岭集团', '集团', '团'],
};

describe('a group', () => {
  it('shows its clients', () =>
    given(formed, joined).then({
      ...empty,
      clients: [{ clientId: 'cl_qinling', role: 'core', since: '2026-03-02' }],
    }));

  it('shows no client that has left', () =>
    given(
      formed,
      joined,
      groupEvents.ClientLeftGroup({ clientId: 'cl_qinling', reason: 'Sold.' }),
    ).then(empty));

  it('shows when it was dissolved', () =>
    given(formed, groupEvents.GroupDissolved({ reason: 'Sold.' })).then({
      ...empty,
      dissolvedOn: '2026-03-02',
    }));
});
