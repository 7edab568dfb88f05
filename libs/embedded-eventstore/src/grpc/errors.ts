import { MalformedMessage } from '../wire/proto-reader.js';
import { DamagedLog } from '../store/folder/damaged-log.js';
import { MissingProperty } from '../wire/proposed-event.js';
import { RpcError, Status } from './status.js';

/** The errors of EventStoreDB: the trailer `exception` tells clients which class to throw. */

export const streamDeleted = (stream: string) =>
  new RpcError(Status.failedPrecondition, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const accessDenied = () =>
  new RpcError(Status.permissionDenied, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = () => new RpcError(Status.unauthenticated, 'Unauthenticated');

export const wrongExpectedVersion = (stream: string, expected: number, actual: number) =>
  new RpcError(
    Status.failedPrecondition,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, ` +
      `Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  );

export const appendTooLarge = (limit: number) =>
  new RpcError(Status.invalidArgument, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const missingProperty = (property: string) =>
  new RpcError(Status.invalidArgument, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const invalidArgument = (message: string) => new RpcError(Status.invalidArgument, message);

export const serverBusy = () => new RpcError(Status.unavailable, 'Server Is Too Busy');

/** The node is stopping. */
export const notReady = () => new RpcError(Status.unavailable, 'Server Is Not Ready');

/** What a handler throws as an error of gRPC; the unforeseen stays what it is, UNKNOWN. */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (error instanceof MissingProperty) return missingProperty(error.property);
  if (error instanceof DamagedLog) return new RpcError(Status.dataLoss, error.message);
  if (error instanceof MalformedMessage) return invalidArgument(error.message);
  return new RpcError(Status.unknown, error instanceof Error ? error.message : String(error));
}
