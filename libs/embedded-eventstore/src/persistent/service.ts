import pb from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Call, Methods } from '../grpc/handler.js';
import { unary } from '../grpc/unary.js';
import type { NodeContext } from '../node-context.js';
import { groupNotFound } from './errors.js';
import { consume } from './consume.js';
import { groupInfo } from './group-info.js';
import { GroupRegistry } from './registry.js';
import { readGroupRequest, streamOf } from './settings-request.js';

const SERVICE = '/event_store.client.persistent_subscriptions.PersistentSubscriptions';

/** `PersistentSubscriptions`; returns the groups, to be stopped with the node. */
export function addPersistentSubscriptions(methods: Methods, node: NodeContext): GroupRegistry {
  const groups = new GroupRegistry(node.log);
  const operator = (call: Call) => node.gatekeeper.requireOperator(call).name;
  const lastPosition = () => node.log.reader.lastPosition() ?? 0;

  methods.set(
    `${SERVICE}/Create`,
    unary(pb.CreateReq, async (request, call) => {
      const by = operator(call);
      const { stream, name, settings } = readGroupRequest(request.getOptions(), lastPosition());
      await groups.create(stream, name, settings, by);
      return new pb.CreateResp();
    }),
  );
  methods.set(
    `${SERVICE}/Update`,
    unary(pb.UpdateReq, async (request, call) => {
      const by = operator(call);
      const options = request.getOptions();
      const group = groups.get(streamOf(options), options?.getGroupName() ?? '');
      const { settings } = readGroupRequest(options, lastPosition());
      await groups.update(group, { ...settings, filter: group.settings.filter }, by);
      return new pb.UpdateResp();
    }),
  );
  methods.set(
    `${SERVICE}/Delete`,
    unary(pb.DeleteReq, async (request, call) => {
      const by = operator(call);
      const options = request.getOptions();
      await groups.delete(groups.get(streamOf(options), options?.getGroupName() ?? ''), by);
      return new pb.DeleteResp();
    }),
  );
  methods.set(
    `${SERVICE}/GetInfo`,
    unary(pb.GetInfoReq, (request, call) => {
      node.gatekeeper.requireUser(call);
      const options = request.getOptions();
      const response = new pb.GetInfoResp();
      const group = groups.get(streamOf(options), options?.getGroupName() ?? '');
      response.setSubscriptionInfo(groupInfo(group));
      return response;
    }),
  );
  methods.set(
    `${SERVICE}/ReplayParked`,
    unary(pb.ReplayParkedReq, async (request, call) => {
      operator(call);
      const options = request.getOptions();
      const stopAt = options?.hasStopAt() ? Number(options.getStopAt()) : undefined;
      await groups.get(streamOf(options), options?.getGroupName() ?? '').replayParked(stopAt);
      return new pb.ReplayParkedResp();
    }),
  );
  methods.set(
    `${SERVICE}/List`,
    unary(pb.ListReq, (request, call) => {
      node.gatekeeper.requireUser(call);
      const response = new pb.ListResp();
      response.setSubscriptionsList(listed(groups, request.getOptions()).map(groupInfo));
      return response;
    }),
  );
  methods.set(
    `${SERVICE}/RestartSubsystem`,
    unary(shared.Empty, (_request, call) => {
      operator(call);
      groups.restart();
      return new shared.Empty();
    }),
  );
  methods.set(`${SERVICE}/Read`, {
    kind: 'stream',
    handle: (call, responses) => consume(node, groups, call, responses),
  });
  return groups;
}

function listed(
  groups: GroupRegistry,
  options: ReturnType<InstanceType<typeof pb.ListReq>['getOptions']>,
) {
  const wanted = options?.getListForStream();
  if (!wanted) return [...groups];
  const identifier = wanted.getStream();
  const stream = wanted.hasAll()
    ? '$all'
    : Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  const found = [...groups].filter((group) => group.stream === stream);
  if (!found.length) throw groupNotFound(stream, '');
  return found;
}
