import { randomUUID } from 'node:crypto';
import pb from '@eventstore/db-client/generated/operations_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Methods } from '../grpc/handler.js';
import { RpcError, Status } from '../grpc/status.js';
import { unary } from '../grpc/unary.js';
import type { NodeContext } from '../node-context.js';
import type { GroupRegistry } from '../persistent/registry.js';
import type { EventLog } from '../store/event-log.js';
import { newEvent } from '../store/new-event.js';
import { scavenge } from '../store/scavenge.js';

const SERVICE = '/event_store.client.operations.Operations';
/** Where scavenges leave their traces, as on the real server. */
const SCAVENGES_STREAM = '$scavenges';

/**
 * `Operations`: scavenging and restarting the persistent subscriptions. A single node has no
 * indexes to merge, no leadership to resign and no priority, and it is not shut down by a client:
 * those methods are not there.
 */
export function addOperations(methods: Methods, node: NodeContext, groups: GroupRegistry): void {
  const scavenges = new Scavenges(node.log);
  methods.set(
    `${SERVICE}/StartScavenge`,
    unary(pb.StartScavengeReq, (_request, call) => {
      node.gatekeeper.requireOperator(call);
      const response = new pb.ScavengeResp();
      const { id, isNew } = scavenges.start();
      const { STARTED, INPROGRESS } = pb.ScavengeResp.ScavengeResult;
      response.setScavengeId(id);
      response.setScavengeResult(isNew ? STARTED : INPROGRESS);
      return response;
    }),
  );
  methods.set(
    `${SERVICE}/StopScavenge`,
    unary(pb.StopScavengeReq, (request, call) => {
      node.gatekeeper.requireOperator(call);
      const id = request.getOptions()?.getScavengeId() ?? '';
      scavenges.stop(id);
      const response = new pb.ScavengeResp();
      response.setScavengeId(id);
      response.setScavengeResult(pb.ScavengeResp.ScavengeResult.STOPPED);
      return response;
    }),
  );
  methods.set(
    `${SERVICE}/RestartPersistentSubscriptions`,
    unary(shared.Empty, (_request, call) => {
      node.gatekeeper.requireOperator(call);
      groups.restart();
      return new shared.Empty();
    }),
  );
}

/** Runs one scavenge at a time. */
class Scavenges {
  private running: { readonly id: string; isCancelled: boolean } | undefined;

  constructor(private readonly log: EventLog) {}

  start(): { id: string; isNew: boolean } {
    if (this.running) return { id: this.running.id, isNew: false };
    const run = { id: randomUUID(), isCancelled: false };
    this.running = run;
    void this.run(run);
    return { id: run.id, isNew: true };
  }

  stop(id: string): void {
    if (this.running?.id !== id) {
      throw new RpcError(Status.notFound, 'Scavenge id was invalid.', {
        exception: 'scavenge-not-found',
        'scavenge-id': id,
      });
    }
    this.running.isCancelled = true;
  }

  private async run(run: { readonly id: string; readonly isCancelled: boolean }): Promise<void> {
    const started = Date.now();
    await this.note(run.id, '$scavengeStarted', {});
    let outcome: Record<string, unknown>;
    try {
      const { events, bytes } = await scavenge(this.log, () => run.isCancelled);
      const result = run.isCancelled ? 'Stopped' : 'Success';
      outcome = { result, eventsRemoved: events, spaceSaved: bytes };
    } catch (error) {
      outcome = { result: 'Failed', error: error instanceof Error ? error.message : String(error) };
    }
    this.running = undefined;
    await this.note(run.id, '$scavengeCompleted', { ...outcome, timeTaken: Date.now() - started });
  }

  private async note(scavengeId: string, type: string, more: object): Promise<void> {
    const event = newEvent(type, Buffer.from(JSON.stringify({ scavengeId, ...more })));
    await this.log.writeTogether([
      { stream: SCAVENGES_STREAM, events: [event] },
      { stream: `${SCAVENGES_STREAM}-${scavengeId}`, events: [{ ...event, id: randomUUID() }] },
    ]);
  }
}
