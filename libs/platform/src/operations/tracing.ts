import type { Link, SpanContext } from '@opentelemetry/api';
import { context, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { createHash } from 'node:crypto';

const tracer = trace.getTracer('rapport');

/** So many of the events of a batch are named by its span. */
export const mostLinks = 100;

/** The id of the trace that all belongs to which came of one request. */
export function traceIdOf(correlationId: string): string {
  const plain = correlationId.replaceAll('-', '');
  const isTraceId = /^[0-9a-f]{32}$/.test(plain) && !/^0+$/.test(plain);
  return isTraceId ? plain : createHash('sha256').update(correlationId).digest('hex').slice(0, 32);
}

/** An event as a span of its trace; without one, what the request itself was. */
export function spanOf(correlationId: string, eventId?: string): SpanContext {
  const traceId = traceIdOf(correlationId);
  const spanId = eventId?.replaceAll('-', '').slice(-16).padStart(16, '0') ?? traceId.slice(16);
  return { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
}

/** W3C Trace Context, as it stands in a header. */
export const traceparentOf = ({ traceId, spanId }: SpanContext): string =>
  `00-${traceId}-${spanId}-01`;

/** The span that a text names as its `traceparent`: the first, where it names several. */
export function spanNamedIn(json: string): SpanContext | undefined {
  const found = /"traceparent":"00-([0-9a-f]{32})-([0-9a-f]{16})-01"/.exec(json);
  const [, traceId, spanId] = found ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
}

/** The trace that the sender of a request is in, by its `traceparent`. */
export function traceNamedBy(header: string | undefined): string | undefined {
  const named = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(header ?? '');
  return named && !/^0+$/.test(named[1] ?? '') ? named[1] : undefined;
}

/** What work follows from: an event, or several of one batch. */
interface Origin {
  readonly from?: SpanContext;
  readonly of?: readonly SpanContext[];
}

/**
 * Runs work in a span. Without an OpenTelemetry SDK in the process this costs next to nothing; with
 * one (`node --import`), every command, query, batch of the views and delivery is seen.
 */
export function traced<T>(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  work: () => Promise<T>,
  { from, of = [] }: Origin = {},
): Promise<T> {
  const active = context.active();
  const isWithin = trace.getSpan(active) !== undefined;
  const around = from && !isWithin ? trace.setSpanContext(active, from) : active;
  const others = from && isWithin ? [from] : of.slice(0, mostLinks);
  const links = others.map((each): Link => ({ context: each }));
  return tracer.startActiveSpan(name, { attributes, links }, around, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      if (error instanceof Error) span.recordException(error);
      throw error;
    } finally {
      span.end();
    }
  });
}
