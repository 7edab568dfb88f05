import type { Context, ContextManager, Span, SpanContext, Tracer } from '@opentelemetry/api';
import { context, ROOT_CONTEXT, trace, TraceFlags } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** A span that has ended, as an OpenTelemetry SDK would export it. */
export interface Ended {
  readonly name: string;
  readonly traceId: string;
  readonly parent: string | undefined;
  readonly links: readonly string[];
}

/** Takes the place of an OpenTelemetry SDK in this process: gives the spans as they end. */
export function recordSpans(): readonly Ended[] {
  const ended: Ended[] = [];
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...args) => storage.run(active, () => work.call(self, ...args)),
    bind: (_, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  const startSpan: Tracer['startSpan'] = (name, { links = [] } = {}, within = manager.active()) => {
    const parent = trace.getSpanContext(within);
    const own: SpanContext = {
      traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
      traceFlags: TraceFlags.SAMPLED,
    };
    const span: Span = {
      ...trace.wrapSpanContext(own),
      spanContext: () => own,
      isRecording: () => true,
      setStatus: () => span,
      recordException: () => undefined,
      end: () => {
        const { traceId } = own;
        const linked = links.map((link) => link.context.traceId);
        ended.push({ name, traceId, parent: parent?.spanId, links: linked });
      },
    };
    return span;
  };
  const tracer = {
    startSpan,
    startActiveSpan: <T>(
      name: string,
      options: Parameters<Tracer['startSpan']>[1],
      within: Context,
      work: (span: Span) => T,
    ): T => {
      const span = startSpan(name, options, within);
      return manager.with(trace.setSpan(within, span), () => work(span));
    },
  };
  context.setGlobalContextManager(manager);
  trace.setGlobalTracerProvider({ getTracer: () => tracer as unknown as Tracer });
  return ended;
}
