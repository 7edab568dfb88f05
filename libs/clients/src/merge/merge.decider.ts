import type { Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import type { ClientRow } from '../views/client-file.rows.js';
import { clientFile } from '../views/client-file.view.js';
import { clientFor } from './known-client.js';
import * as commands from './merge.commands.js';
import { mergeEvents } from './merge.events.js';
import { mergeRefusals as refuse } from './merge.refusals.js';

const { MergeProposed, ClientMerged, MergeUndoingProposed, MergeUndone } = mergeEvents;

interface Merge {
  readonly status: 'proposed' | 'merged' | 'apart';
  readonly into: string;
  readonly proposedBy: string;
  readonly formerManagerId?: string;
  /** Why, and at whose word, the merge is to be undone. */
  readonly undoing?: { readonly reason: string; readonly proposedBy: string };
  readonly lastOn: Day;
}

const evolve: Evolve<Merge, typeof mergeEvents> = {
  MergeProposed: ({ into, proposedBy, valueDate }) => ({
    ...{ status: 'proposed', into, proposedBy },
    lastOn: valueDate,
  }),
  ClientMerged: ({ formerManagerId, valueDate }, before) => ({
    ...before,
    status: 'merged',
    ...(formerManagerId !== undefined && { formerManagerId }),
    lastOn: valueDate,
  }),
  MergeUndoingProposed: ({ reason, proposedBy, valueDate }, before) => ({
    ...before,
    undoing: { reason, proposedBy },
    lastOn: valueDate,
  }),
  MergeUndone: ({ valueDate }, { undoing: _done, ...before }) => ({
    ...before,
    status: 'apart',
    lastOn: valueDate,
  }),
};

const guards = ['riskOfficer', 'unitHead'] as const;

/** How one record is merged into that of the same client, and parted again. */
export const merge = defineDecider({
  stream: 'merge',
  by: 'clientId',
  prefix: 'cl',
  events: mergeEvents,
  commands,
  allow: {
    ProposeMerge: ['relationshipManager', ...guards],
    ConfirmMerge: guards,
    ProposeMergeUndoing: ['relationshipManager', ...guards],
    UndoMerge: guards,
  },
  evolve,
  notBy: {
    ConfirmMerge: ({ proposedBy }) => [proposedBy],
    UndoMerge: ({ undoing }) => [undoing?.proposedBy],
  },
  consult: {
    ProposeMerge: ({ clientId, into }) => ({
      client: clientFile.row(clientId),
      other: clientFile.row(into),
    }),
    ConfirmMerge: ({ clientId }, _, before) => ({
      client: clientFile.row(clientId),
      other: before && clientFile.row(before.into),
    }),
  },
  create: {},
  either: {
    ProposeMerge({ clientId, into, reason, valueDate }, before: Merge | undefined, known) {
      checkPair(clientId, into, known);
      const { today, actor } = known;
      const on = valueDateOf(valueDate, { today, notBefore: before?.lastOn });
      return MergeProposed({ into, reason, proposedBy: actor.id, valueDate: on });
    },
  },
  decide: {
    ConfirmMerge({ clientId, valueDate }, { status, into, lastOn }, known) {
      if (status !== 'proposed') throw refuse.NoMergeProposed();
      const { client, other } = checkPair(clientId, into, known);
      const { managerId } = other;
      const { managerId: formerManagerId } = client;
      return ClientMerged({
        into,
        ...(managerId !== undefined && { managerId }),
        ...(formerManagerId !== undefined && { formerManagerId }),
        confirmedBy: known.actor.id,
        valueDate: valueDateOf(valueDate, { today: known.today, notBefore: lastOn }),
      });
    },

    ProposeMergeUndoing({ reason, valueDate }, { status, into, lastOn }, { today, actor }) {
      if (status !== 'merged') throw refuse.NotMerged();
      const on = valueDateOf(valueDate, { today, notBefore: lastOn });
      return MergeUndoingProposed({ into, reason, proposedBy: actor.id, valueDate: on });
    },

    UndoMerge({ valueDate }, before, { today, actor }) {
      const { status, into, formerManagerId, undoing, lastOn } = before;
      if (status !== 'merged') throw refuse.NotMerged();
      if (undoing === undefined) throw refuse.NoUndoingProposed();
      return MergeUndone({
        into,
        ...(formerManagerId !== undefined && { formerManagerId }),
        reason: undoing.reason,
        undoneBy: actor.id,
        valueDate: valueDateOf(valueDate, { today, notBefore: lastOn }),
      });
    },
  },
});

interface Pair {
  readonly client?: ClientRow | undefined;
  readonly other?: ClientRow | undefined;
}

/** Both files. Refuses what cannot be one client, and chains of merges. */
function checkPair(clientId: string, into: string, known: Pair) {
  if (clientId === into) throw refuse.MergedIntoItself({ field: 'into' });
  const client = clientFor(known.client, clientId);
  const other = clientFor(known.other, into);
  if (client.merged !== undefined) throw refuse.HoldsMerged();
  if (client.form !== other.form) throw refuse.OtherLegalForm({ field: 'into' });
  const [own, its] = [client.registration, other.registration];
  if (own?.scheme === its?.scheme && own?.number !== its?.number) {
    throw refuse.TwoLegalPersons({ field: 'into' });
  }
  return { client, other };
}
