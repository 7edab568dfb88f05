import type { EventLog } from '../event-log.js';

const PAGE = 50;

/**
 * The content of the latest event of a stream that is JSON of the expected shape. The node keeps
 * its own state in such streams; what somebody else wrote into them must not stop it.
 */
export function latestJson<T>(
  log: EventLog,
  stream: string,
  isExpected: (content: unknown) => content is T,
): T | undefined {
  const state = log.stream(stream);
  if (!log.exists(state)) return undefined;
  for (let from = state.durable, hasEnded = false; !hasEnded;) {
    const page = log.reader.backwards(state, from, PAGE);
    for (const record of page.records) {
      const content = parsedJson(record.data);
      if (isExpected(content)) return content;
    }
    from = page.next;
    hasEnded = page.ended;
  }
  return undefined;
}

/** Undefined when it is no JSON. */
export function parsedJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Whether something has fields, to look at one by one. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
