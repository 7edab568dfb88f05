import type { StoredRecord } from '../wire/stored-record.js';

/** The stream into which an event is linked, undefined for none. */
export type LinkRule = (record: StoredRecord) => string | undefined;

/** `$by_category` takes what comes before the first hyphen; a leading hyphen makes no category. */
function categoryOf(stream: string): string | undefined {
  const hyphen = stream.indexOf('-');
  return hyphen > 0 ? stream.slice(0, hyphen) : undefined;
}

const prefixed = (prefix: string, name: string | undefined) =>
  name === undefined ? undefined : prefix + name;

/** The system projections: each links the events of users into streams of its own. */
export const LINK_RULES: Readonly<Record<string, LinkRule>> = {
  $by_category: ({ stream }) => prefixed('$ce-', categoryOf(stream)),
  $by_event_type: (record) => (record.isLink ? undefined : `$et-${record.type}`),
  $streams: ({ isLink, revision }) => (isLink || revision > 0 ? undefined : '$streams'),
  $stream_by_category: ({ isLink, revision, stream }) =>
    isLink || revision > 0 ? undefined : prefixed('$category-', categoryOf(stream)),
  $by_correlation_id: (record) =>
    record.isLink ? undefined : prefixed('$bc-', correlationId(record.metadata)),
};

function correlationId(metadata: Buffer): string | undefined {
  try {
    const value = JSON.parse(metadata.toString('utf8')) as { $correlationId?: unknown } | null;
    return typeof value?.$correlationId === 'string' ? value.$correlationId : undefined;
  } catch {
    return undefined; // not JSON: it has none
  }
}
