import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Methods } from '../grpc/handler.js';
import { unary } from '../grpc/unary.js';
import type { NodeContext } from '../node-context.js';
import type { GroupRegistry } from '../persistent/registry.js';

/**
 * `Operations`: restarting the persistent subscriptions. Nothing is ever taken out of the log, so
 * there is no scavenge; a single node has no indexes to merge, no leadership to resign and no
 * priority, and it is not shut down by a client: those methods are not there.
 */
export function addOperations(methods: Methods, node: NodeContext, groups: GroupRegistry): void {
  methods.set(
    '/event_store.client.operations.Operations/RestartPersistentSubscriptions',
    unary(shared.Empty, (_request, call) => {
      node.gatekeeper.requireOperator(call);
      groups.restart();
      return new shared.Empty();
    }),
  );
}
