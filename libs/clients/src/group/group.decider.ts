import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { ClientUnknown } from '../client/client.refusals.js';
import type { GroupRole } from '../clients.codes.js';
import { clientFile } from '../views/client-file.view.js';
import * as commands from './group.commands.js';
import { groupEvents } from './group.events.js';
import { groupRefusals } from './group.refusals.js';

const { GroupFormed, ClientJoinedGroup, ClientLeftGroup, GroupDissolved } = groupEvents;
const { GroupIsDissolved, NotInGroup } = groupRefusals;

interface Group {
  readonly dissolved: boolean;
  readonly members: readonly { readonly clientId: string; readonly role: GroupRole }[];
}

const without = (members: Group['members'], clientId: string): Group['members'] =>
  members.filter((member) => member.clientId !== clientId);

const evolve: Evolve<Group, typeof groupEvents> = {
  GroupFormed: () => ({ dissolved: false, members: [] }),
  ClientJoinedGroup: (joined, group) => ({
    ...group,
    members: [...without(group.members, joined.clientId), joined],
  }),
  ClientLeftGroup: ({ clientId }, group) => ({
    ...group,
    members: without(group.members, clientId),
  }),
  GroupDissolved: (_, group) => ({ ...group, dissolved: true }),
};

const officers = ['relationshipManager', 'riskOfficer', 'service'] as const;

/** One group of companies. A client may belong to several: by ownership, by guarantee circle. */
export const group = defineDecider({
  stream: 'group',
  by: 'groupId',
  prefix: 'gr',
  events: groupEvents,
  commands,
  allow: {
    FormGroup: officers,
    JoinGroup: officers,
    LeaveGroup: officers,
    DissolveGroup: officers,
  },
  evolve,
  consult: { JoinGroup: ({ clientId }) => ({ client: clientFile.row(clientId) }) },
  create: { FormGroup: ({ name }) => GroupFormed({ name }) },
  decide: {
    JoinGroup({ clientId, role }, { dissolved, members }, { client }) {
      if (dissolved) throw GroupIsDissolved();
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      return members.some((member) => member.clientId === clientId && member.role === role)
        ? []
        : ClientJoinedGroup({ clientId, role });
    },
    LeaveGroup({ clientId, reason }, { members }) {
      if (!members.some((member) => member.clientId === clientId)) throw NotInGroup({ clientId });
      return ClientLeftGroup({ clientId, reason });
    },
    DissolveGroup({ reason }, { dissolved, members }) {
      if (dissolved) return [];
      const leaving = members.map(({ clientId }) => ClientLeftGroup({ clientId, reason }));
      return [...leaving, GroupDissolved({ reason })];
    },
  },
});
