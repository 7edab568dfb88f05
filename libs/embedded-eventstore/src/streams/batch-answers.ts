import { Status, type RpcError } from '../grpc/status.js';
import {
  ANY,
  NO_STREAM,
  STREAM_EXISTS,
  type AppendResult,
} from '../store/appending/append-result.js';
import { EMPTY, ProtoWriter } from '../wire/proto-writer.js';
import { appendError } from './append.js';
import { positionMessage, streamIdentifier } from './read-frames.js';

/** Fields of `BatchAppendResp`: errors come as `google.rpc.Status` within the answer. */
const ERROR = 2;
const SUCCESS = 3;

/** The append was done. */
export function batchSuccess(
  result: { revision: number; position: number },
  events: number,
): Buffer {
  const success = new ProtoWriter();
  if (result.revision < 0) success.bytes(2, EMPTY);
  else success.uint(1, result.revision);
  if (events) success.bytes(3, positionMessage(result.position));
  else success.bytes(4, EMPTY);
  return new ProtoWriter().bytes(SUCCESS, success.done()).done();
}

/** The append was not done, for a reason of the stream or of the disk. */
export function batchError(
  result: Exclude<AppendResult, { kind: 'done' }>,
  stream: string,
  expected: number,
): Buffer {
  if (result.kind === 'wrong-revision') {
    const details = wrongVersion(result.current, expected);
    return status(Status.alreadyExists, 'WrongExpectedVersion', 'WrongExpectedVersion', details);
  }
  if (result.kind === 'deleted') {
    const details = new ProtoWriter().bytes(1, streamIdentifier(stream)).done();
    return status(Status.notFound, 'StreamDeleted', 'StreamDeleted', details);
  }
  return batchFailure(appendError(result, stream));
}

/** The append was refused before it was tried, or its commit failed. */
export function batchFailure(error: RpcError): Buffer {
  const exception = error.trailers['exception'];
  if (exception === 'access-denied') {
    return status(Status.permissionDenied, 'AccessDenied', 'AccessDenied', EMPTY);
  }
  if (exception === 'maximum-append-size-exceeded') {
    const limit = Number(error.trailers['maximum-append-size']);
    const details = new ProtoWriter().uint(1, limit).done();
    const name = 'MaximumAppendSizeExceeded';
    return status(Status.invalidArgument, name, name, details);
  }
  // Clients show the message of a status whose details they do not know.
  const details = new ProtoWriter().bytes(1, error.message).done();
  return status(error.status, error.message, 'BadRequest', details);
}

/** The deadline has passed; the append may have been done or not. */
export const timedOut = (): Buffer => status(Status.deadlineExceeded, 'Timeout', 'Timeout', EMPTY);

function status(code: number, message: string, type: string, details: Buffer): Buffer {
  const any = new ProtoWriter()
    .bytes(1, `type.googleapis.com/event_store.client.${type}`)
    .bytes(2, details)
    .done();
  const body = new ProtoWriter().uint(1, code).bytes(2, message).bytes(3, any).done();
  return new ProtoWriter().bytes(ERROR, body).done();
}

function wrongVersion(current: number, expected: number): Buffer {
  const writer = new ProtoWriter();
  if (current < 0) writer.bytes(2, EMPTY);
  else writer.uint(1, current);
  if (expected === ANY) writer.bytes(4, EMPTY);
  else if (expected === STREAM_EXISTS) writer.bytes(5, EMPTY);
  else if (expected === NO_STREAM) writer.bytes(6, EMPTY);
  else writer.uint(3, expected);
  return writer.done();
}
