import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb, { type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { decode, encode } from './grpc/unary.js';
import { EMPTY, ProtoWriter } from './wire/proto-writer.js';

/** The messages of appends, made by hand: for specs that send what clients would not. */

export const BATCH_APPEND = '/event_store.client.streams.Streams/BatchAppend';
export const APPEND = '/event_store.client.streams.Streams/Append';

export function stringUuid(value: string = randomUUID()) {
  const uuid = new shared.UUID();
  uuid.setString(value);
  return uuid;
}

/** As .NET and Java send it: two signed halves. */
export function structuredUuid(value: string) {
  const digits = value.replaceAll('-', '');
  const half = (part: string) => BigInt.asIntN(64, BigInt(`0x${part}`)).toString();
  const halves = new shared.UUID.Structured();
  halves.setMostSignificantBits(half(digits.slice(0, 16)));
  halves.setLeastSignificantBits(half(digits.slice(16)));
  const uuid = new shared.UUID();
  uuid.setStructured(halves);
  return uuid;
}

export function identifier(stream: string) {
  const name = new shared.StreamIdentifier();
  name.setStreamName(Buffer.from(stream));
  return name;
}

export function proposed(id = stringUuid(), metadata: Record<string, string> = {}) {
  const message = new pb.BatchAppendReq.ProposedMessage();
  message.setId(id);
  const properties = { type: 't', 'content-type': 'application/json', ...metadata };
  for (const [name, value] of Object.entries(properties)) {
    if (value) message.getMetadataMap().set(name, value);
  }
  message.setData(Buffer.from('{}'));
  return message;
}

/** A request of BatchAppend: the first one of an append has the options. */
export function request(part: {
  id?: string;
  stream?: string;
  deadlineMs?: number;
  events?: BatchAppendReq.ProposedMessage[];
  isFinal?: boolean;
}): Buffer {
  const message = new pb.BatchAppendReq();
  message.setCorrelationId(stringUuid(part.id));
  message.setProposedMessagesList(part.events ?? [proposed()]);
  message.setIsFinal(part.isFinal ?? true);
  if (part.stream === undefined) return encode(message);
  const options = new ProtoWriter().bytes(1, encode(identifier(part.stream))).bytes(4, EMPTY);
  if (part.deadlineMs !== undefined) {
    const seconds = Math.floor(part.deadlineMs / 1000);
    const nanos = (part.deadlineMs % 1000) * 1e6;
    options.bytes(6, new ProtoWriter().uint(1, seconds).uint(2, nanos).done());
  }
  return Buffer.concat([encode(message), new ProtoWriter().bytes(2, options.done()).done()]);
}

export const answers = (messages: readonly Buffer[]) =>
  messages.map((message) => decode(pb.BatchAppendResp, message));

/** The first message of a classic append. */
export const appendOptions = (stream: string) => {
  const options = new ProtoWriter()
    .bytes(1, encode(identifier(stream)))
    .bytes(4, EMPTY)
    .done();
  return new ProtoWriter().bytes(1, options).done();
};
/** A further message of a classic append. */
export const appendEvent = (event: Buffer) => new ProtoWriter().bytes(2, event).done();
