import { randomUUID } from 'node:crypto';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Methods } from '../grpc/handler.js';
import { unary } from '../grpc/unary.js';

/** Where other programs reach the node. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** `Gossip`: a cluster of one, whose only member leads. */
export function addGossip(methods: Methods, address: () => Address): void {
  const instanceId = new shared.UUID();
  instanceId.setString(randomUUID());
  methods.set(
    '/event_store.client.gossip.Gossip/Read',
    unary(shared.Empty, () => {
      const endPoint = new gossip.EndPoint();
      endPoint.setAddress(address().host);
      endPoint.setPort(address().port);
      const member = new gossip.MemberInfo();
      member.setInstanceId(instanceId);
      member.setTimeStamp(`${Date.now()}0000`);
      member.setState(gossip.MemberInfo.VNodeState.LEADER);
      member.setIsAlive(true);
      member.setHttpEndPoint(endPoint);
      const cluster = new gossip.ClusterInfo();
      cluster.setMembersList([member]);
      return cluster;
    }),
  );
}
