import pb, { type ReadReq } from '@eventstore/db-client/generated/persistent_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { invalidArgument } from '../grpc/errors.js';
import type { Call, Requests, Responses } from '../grpc/handler.js';
import { decode, encode } from '../grpc/unary.js';
import type { NodeContext } from '../node-context.js';
import { frame } from '../wire/event-frame.js';
import { canonicalUuid, uuidOfHalves } from '../wire/uuid.js';
import { Consumer } from './consumer.js';
import { tooManySubscribers } from './errors.js';
import type { Group } from './group.js';
import type { GroupRegistry } from './registry.js';
import { MAX_BUFFER_EVENTS, streamOf } from './settings-request.js';

/** `PersistentSubscriptions.Read`: a consumer joins a group, then settles what it is sent. */
export function consume(
  node: NodeContext,
  groups: GroupRegistry,
  call: Call,
  responses: Responses,
): Requests {
  let joined: { group: Group; consumer: Consumer } | undefined;
  const leave = () => {
    if (joined) groups.current(joined.group)?.leave(joined.consumer);
  };
  const join = (options: ReadReq.Options) => {
    const stream = streamOf(options);
    const { name: user } = node.gatekeeper.requireUser(call);
    node.gatekeeper.authorize(call, 'read', stream);
    const group = groups.get(stream, options.getGroupName());
    const limit = group.settings.maxSubscriberCount;
    if (limit > 0 && group.consumers.size >= limit) throw tooManySubscribers(stream, group.name);
    const bufferSize = options.getBufferSize();
    if (bufferSize > MAX_BUFFER_EVENTS) {
      throw invalidArgument(`the buffer is ${bufferSize}; ${MAX_BUFFER_EVENTS} at most`);
    }
    const connectionName = call.header('connection-name') ?? '<unknown>';
    const identity = { user, peer: call.peer, connectionName };
    const isStructured = !options.getUuidOption()?.hasString();
    const consumer = new Consumer(identity, bufferSize, isStructured, responses);
    joined = { group, consumer };
    responses.send([confirmation(group)]);
    call.onClose(leave);
    group.join(consumer);
  };
  return {
    message(bytes) {
      const request = decode(pb.ReadReq, bytes);
      const options = request.getOptions();
      if (options) {
        if (!joined) join(options);
        return;
      }
      const group = joined && groups.current(joined.group);
      const ack = request.getAck();
      const nack = request.getNack();
      if (ack) group?.ack(ack.getIdsList().map(uuidOf));
      if (nack) group?.nack(nack.getIdsList().map(uuidOf), nack.getAction(), nack.getReason());
    },
    end() {
      leave();
      responses.end();
    },
  };
}

function confirmation(group: Group): Buffer {
  const confirmed = new pb.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(group.key);
  const response = new pb.ReadResp();
  response.setSubscriptionConfirmation(confirmed);
  return frame(encode(response));
}

function uuidOf(uuid: UUID): string {
  const halves = uuid.getStructured();
  return halves
    ? uuidOfHalves(
        BigInt(halves.getMostSignificantBits()),
        BigInt(halves.getLeastSignificantBits()),
      )
    : canonicalUuid(uuid.getString());
}
