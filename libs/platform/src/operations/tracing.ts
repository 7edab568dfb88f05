import { SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('rapport');

/**
 * Runs work in a span. Without an OpenTelemetry SDK in the process this costs next to nothing; with
 * one (`node --import`), every command, query and batch of the views is seen.
 */
export function traced<T>(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
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
