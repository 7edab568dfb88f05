import { RpcError, Status } from '../grpc/status.js';

/** The errors of persistent subscriptions, as the real server has them. */

const failure = (
  exception: string,
  status: number,
  message: string,
  stream: string,
  group: string,
  more: Readonly<Record<string, string>> = {},
) =>
  new RpcError(status, message, {
    exception,
    'stream-name': stream,
    'group-name': group,
    ...more,
  });

export const groupNotFound = (stream: string, group: string) =>
  failure(
    'persistent-subscription-does-not-exist',
    Status.notFound,
    `Subscription group ${group} on stream ${stream} does not exist.`,
    stream,
    group,
  );

export const groupExists = (stream: string, group: string) =>
  failure(
    'persistent-subscription-exists',
    Status.alreadyExists,
    `Subscription group ${group} on stream ${stream} exists.`,
    stream,
    group,
  );

export const groupFailed = (stream: string, group: string, reason: string) =>
  failure(
    'persistent-subscription-failed',
    Status.internal,
    `Subscription group ${group} on stream ${stream} failed: '${reason}'`,
    stream,
    group,
    { reason },
  );

export const groupDropped = (stream: string, group: string) =>
  failure(
    'persistent-subscription-dropped',
    Status.cancelled,
    `Subscription group ${group} on stream ${stream} was dropped.`,
    stream,
    group,
  );

export const tooManySubscribers = (stream: string, group: string) =>
  failure(
    'maximum-subscribers-reached',
    Status.failedPrecondition,
    `Maximum subscriptions reached for subscription group ${group} on stream ${stream}.`,
    stream,
    group,
  );
