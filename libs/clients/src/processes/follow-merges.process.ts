import { defineProcess, pick, sweep } from '#kernel';
import {
  AssignRelationshipManager,
  TransferRelationshipManager,
} from '../client/client.commands.js';
import { clientEvents } from '../client/client.events.js';
import { mergeEvents } from '../merge/merge.events.js';
import type { ClientRow } from '../views/client-file.rows.js';
import { clientFile } from '../views/client-file.view.js';

const merged = '客户合并 (clients merged)';
const parted = '撤销客户合并 (merge undone)';

/** Hands a client to whoever is to look after it; nothing where that is so already. */
function hand(client: ClientRow, managerId: string | undefined, reason: string) {
  const { clientId, managerId: present } = client;
  if (managerId === undefined || managerId === present) return [];
  return present === undefined
    ? [AssignRelationshipManager.of({ clientId, managerId })]
    : [TransferRelationshipManager.of({ clientId, managerId, reason })];
}

interface OfClient {
  readonly clientId: string;
}
interface Managed extends OfClient {
  readonly managerId: string;
}

/** The records that were merged into a client are handed over with it. */
const withMerged = sweep(
  ({ clientId }: Managed) => clientFile.rows({ 'mergedInto.clientId': clientId }),
  (row: ClientRow, { managerId }) => hand(row, managerId, merged),
);

/**
 * Whoever looks after a client sees the history of the records merged into it, and its tasks: they
 * are handed to the same manager, and back when the merge is undone.
 */
export const followMerges = defineProcess({
  name: 'follow-merges',
  events: {
    ...mergeEvents,
    ...pick(clientEvents, 'RelationshipManagerAssigned', 'RelationshipManagerTransferred'),
  },
  sweeps: {
    ClientMerged: sweep(
      ({ clientId }: OfClient & { readonly managerId?: string }) => clientFile.rows({ clientId }),
      (row: ClientRow, { managerId }) => hand(row, managerId, merged),
    ),
    MergeUndone: sweep(
      ({ clientId }: OfClient & { readonly formerManagerId?: string }) =>
        clientFile.rows({ clientId }),
      (row: ClientRow, { formerManagerId }) => hand(row, formerManagerId, parted),
    ),
    RelationshipManagerAssigned: withMerged,
    RelationshipManagerTransferred: withMerged,
  },
});
