import pb, { type StatisticsReq } from '@eventstore/db-client/generated/projections_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Call, Methods } from '../grpc/handler.js';
import { RpcError, Status } from '../grpc/status.js';
import { decode, encode, unary } from '../grpc/unary.js';
import type { NodeContext } from '../node-context.js';
import { LINK_RULES } from '../projections/link-rules.js';
import { SystemProjection } from '../projections/system-projection.js';
import { frame } from '../wire/event-frame.js';

const SERVICE = '/event_store.client.projections.Projections';

/**
 * `Projections`, as far as the system projections need it. There are no projections of users, so
 * Create, Update, Delete, State and Result are not there.
 */
export function addProjections(methods: Methods, node: NodeContext): readonly SystemProjection[] {
  const projections = Object.entries(LINK_RULES).map(
    ([name, rule]) => new SystemProjection(node.log, name, rule),
  );
  const operate = (call: Call, name: string | undefined): SystemProjection => {
    node.gatekeeper.requireOperator(call);
    return named(projections, name);
  };
  methods.set(
    `${SERVICE}/Enable`,
    unary(pb.EnableReq, async (request, call) => {
      await operate(call, request.getOptions()?.getName()).setEnabled(true);
      return new pb.EnableResp();
    }),
  );
  methods.set(
    `${SERVICE}/Disable`,
    unary(pb.DisableReq, async (request, call) => {
      const options = request.getOptions();
      // Clients abort by asking for no checkpoint. Here one is written all the same.
      const isAborted = options?.getWriteCheckpoint() === false;
      await operate(call, options?.getName()).setEnabled(false, isAborted);
      return new pb.DisableResp();
    }),
  );
  methods.set(
    `${SERVICE}/Reset`,
    unary(pb.ResetReq, async (request, call) => {
      await operate(call, request.getOptions()?.getName()).reset();
      return new pb.ResetResp();
    }),
  );
  methods.set(
    `${SERVICE}/RestartSubsystem`,
    unary(shared.Empty, (_request, call) => {
      node.gatekeeper.requireOperator(call);
      for (const projection of projections) projection.wake();
      return new shared.Empty();
    }),
  );
  methods.set(`${SERVICE}/Statistics`, {
    kind: 'server-stream',
    handle(request, call, responses) {
      node.gatekeeper.requireUser(call);
      const wanted = chosen(projections, decode(pb.StatisticsReq, request).getOptions());
      if (wanted.length) responses.send(wanted.map((each) => frame(encode(statistics(each)))));
      responses.end();
    },
  });
  return projections;
}

function named(projections: readonly SystemProjection[], name = ''): SystemProjection {
  const found = projections.find((projection) => projection.name === name);
  if (found) return found;
  // Whatever goes wrong with a projection is UNKNOWN on the real server, too.
  throw new RpcError(Status.unknown, `Unexpected error: projection '${name}' NotFound`);
}

/** All of them run continuously; there are none of another mode. */
function chosen(
  projections: readonly SystemProjection[],
  options: StatisticsReq.Options | undefined,
): readonly SystemProjection[] {
  if (options?.hasName()) return [named(projections, options.getName())];
  return options?.hasTransient() || options?.hasOneTime() ? [] : projections;
}

function statusOf({ fault, isEnabled, isAborted }: SystemProjection): string {
  if (fault !== undefined) return 'Faulted';
  if (isEnabled) return 'Running';
  return isAborted ? 'Aborted' : 'Stopped';
}

function statistics(projection: SystemProjection) {
  const { name, position, processed } = projection;
  const details = new pb.StatisticsResp.Details();
  details.setName(name);
  details.setEffectivename(name);
  details.setMode('Continuous');
  details.setStatus(statusOf(projection));
  details.setStatereason(projection.fault ?? '');
  details.setPosition(`C:${position}/P:${position}`);
  details.setLastcheckpoint(`C:${position}/P:${position}`);
  details.setProgress(projection.progress);
  details.setEventsprocessedafterrestart(String(processed));
  for (const set of [
    'setCoreprocessingtime',
    'setVersion',
    'setEpoch',
    'setBufferedevents',
  ] as const) {
    details[set]('0');
  }
  const response = new pb.StatisticsResp();
  response.setDetails(details);
  return response;
}
