import { ClientUnknown } from '../client/client.refusals.js';
import type { ClientRow } from '../views/client-file.rows.js';
import { ClientIsMerged } from './merge.refusals.js';

/** The client that something new is recorded for. Refuses one unknown, or merged into another. */
export function clientFor(client: ClientRow | undefined, clientId: string): ClientRow {
  if (client === undefined) throw ClientUnknown({ field: 'clientId', found: clientId });
  if (client.mergedInto) {
    throw ClientIsMerged({ field: 'clientId', into: client.mergedInto.clientId });
  }
  return client;
}
