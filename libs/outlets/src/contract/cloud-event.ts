import type { Fact, Occurrence } from '#kernel';
import { spanOf, traceparentOf } from '#platform';
import { typeOf } from './contract.js';

/** An event as it leaves the house: CloudEvents 1.0 in structured JSON, with our extensions. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly sequence: string;
  readonly partitionkey: string;
  readonly recordedtime: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly traceparent: string;
  readonly valuedate: string;
  readonly revision: number;
  readonly actor: string;
  readonly command: string;
  readonly data: unknown;
}

/** The kind of a stream: what stands before the first `-`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** The client an event is about, where it is about one. */
export function clientOf(data: unknown): string | undefined {
  const isObject = typeof data === 'object' && data !== null;
  return isObject && 'clientId' in data && typeof data.clientId === 'string'
    ? data.clientId
    : undefined;
}

/** A position as text that sorts like the number. */
export const sequenceOf = (position: number): string => String(position).padStart(16, '0');

/** An event in one of its versions, wrapped. */
export function cloudEventOf(
  { type, data }: Fact,
  version: number,
  where: Occurrence,
  tenant: string,
): CloudEvent {
  const { stream, position, at, correlationId, causationId, eventId } = where;
  return {
    specversion: '1.0',
    id: eventId,
    source: `/rapport/${tenant}/${categoryOf(stream)}`,
    type: typeOf(type, version),
    subject: stream,
    time: at,
    datacontenttype: 'application/json',
    dataschema: `/events/schemas/${type}.v${version}`,
    sequence: sequenceOf(position),
    partitionkey: clientOf(data) ?? stream,
    recordedtime: at,
    correlationid: correlationId,
    ...(causationId !== undefined && { causationid: causationId }),
    traceparent: traceparentOf(spanOf(correlationId, eventId)),
    valuedate: where.valueDate,
    revision: where.revision,
    actor: where.actor,
    command: where.command,
    data,
  };
}
