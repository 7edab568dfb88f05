import { invalidArgument, notReady, serverBusy, streamDeleted } from '../grpc/errors.js';
import type { Call, Requests, Responses } from '../grpc/handler.js';
import { RpcError, Status } from '../grpc/status.js';
import type { NodeContext } from '../node-context.js';
import {
  ANY,
  NO_STREAM,
  STREAM_EXISTS,
  type AppendResult,
  type CommitFailure,
} from '../store/appending/append-result.js';
import { frame } from '../wire/event-frame.js';
import { ProtoReader } from '../wire/proto-reader.js';
import { EMPTY, ProtoWriter } from '../wire/proto-writer.js';
import { readAppendTarget, requireWritable, type AppendTarget } from './append-target.js';
import { IncomingEvents } from './incoming-events.js';
import { positionMessage } from './read-frames.js';

/** `Streams.Append`: the options first, then the events one by one, and one answer. */
export function append(node: NodeContext, call: Call, responses: Responses): Requests {
  let target: AppendTarget | undefined;
  const incoming = new IncomingEvents(node);
  call.onClose(() => incoming.release());
  return {
    message(message) {
      const reader = new ProtoReader(message);
      while (reader.more()) {
        const tag = reader.uint();
        if (tag === 10) {
          target = readAppendTarget(reader.message());
          node.gatekeeper.authorize(call, 'write', target.stream);
          requireWritable(target.stream);
        } else if (tag === 18) incoming.hold(reader.message());
        else reader.skip(tag);
      }
    },
    end() {
      if (!target) throw invalidArgument('the options are missing');
      const { stream, expected } = target;
      const { events } = incoming;
      incoming.release();
      node.log.append(stream, expected, events, (result) => {
        if (result.kind === 'done' || result.kind === 'wrong-revision') {
          responses.send([frame(answer(result, expected, events.length))]);
          responses.end();
        } else responses.fail(appendError(result, stream));
      });
    },
  };
}

/** The errors of an append that are no answers of their own. */
export function appendError(
  result: Exclude<AppendResult, { kind: 'done' | 'wrong-revision' }>,
  stream: string,
): RpcError {
  if (result.kind === 'deleted') return streamDeleted(stream);
  return result.kind === 'busy' ? serverBusy() : commitError(result);
}

/** A commit that failed: nothing of it is on disk. */
export function commitError({ reason, message }: CommitFailure): RpcError {
  switch (reason) {
    case 'disk-full':
      return new RpcError(Status.resourceExhausted, `DISK_FULL: nothing was written: ${message}`);
    case 'stopped':
      return notReady();
    case 'input-output':
      return new RpcError(Status.unavailable, `nothing was written: ${message}`);
  }
}

function answer(
  result: Extract<AppendResult, { kind: 'done' | 'wrong-revision' }>,
  expected: number,
  events: number,
): Buffer {
  const writer = new ProtoWriter();
  return result.kind === 'done'
    ? writer.bytes(1, success(result, events)).done()
    : writer.bytes(2, wrongVersion(result.current, expected)).done();
}

function success(result: { revision: number; position: number }, events: number): Buffer {
  const writer = new ProtoWriter();
  if (result.revision < 0) writer.bytes(2, EMPTY);
  else writer.uint(1, result.revision);
  if (events) writer.bytes(3, positionMessage(result.position));
  else writer.bytes(4, EMPTY);
  return writer.done();
}

function wrongVersion(current: number, expected: number): Buffer {
  const writer = new ProtoWriter();
  if (current < 0) writer.bytes(7, EMPTY);
  else writer.uint(6, current);
  if (expected === ANY) writer.bytes(9, EMPTY);
  else if (expected === STREAM_EXISTS) writer.bytes(10, EMPTY);
  else if (expected === NO_STREAM) writer.bytes(11, EMPTY);
  else writer.uint(8, expected);
  return writer.done();
}
