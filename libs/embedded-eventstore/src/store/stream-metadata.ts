import type { StoredRecord } from '../wire/stored-record.js';

/** Who may do what with a stream; a role is a user, a group or `$all`. */
export interface AccessList {
  readonly $r?: string | readonly string[];
  readonly $w?: string | readonly string[];
  readonly $d?: string | readonly string[];
  readonly $mr?: string | readonly string[];
  readonly $mw?: string | readonly string[];
}

/** What the metadata stream `$$name` says about the stream `name`. */
export interface StreamMetadata {
  /** Readers see at most so many of the latest events. */
  readonly maxCount?: number | undefined;
  /** Readers see no event older than so many seconds. */
  readonly maxAgeSeconds?: number | undefined;
  /** Readers see no event before this revision. */
  readonly truncateBefore?: number | undefined;
  /** Deleted, but open to new events. */
  readonly softDeleted: boolean;
  /** A named system list (`$systemStreamAcl`) or a list of its own. */
  readonly acl?: string | AccessList | undefined;
  /** All of it, as it was written. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The prefix of a metadata stream. */
export const METADATA_PREFIX = '$$';
/** `$tb` of a deleted stream, long.MaxValue: no number of JavaScript, hence kept as text. */
export const DELETED_TRUNCATE_BEFORE = '9223372036854775807';
const AT_LEAST_DELETED = 2 ** 62;

/** Reads stream metadata; what is no JSON object says nothing, as on the real server. */
export function parseStreamMetadata(data: Buffer | undefined): StreamMetadata | undefined {
  if (!data?.length) return undefined;
  let raw: unknown;
  try {
    raw = JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const fields: Record<string, unknown> = { ...raw };
  const truncateBefore = wholeNumber(fields['$tb'], 0);
  const softDeleted = truncateBefore !== undefined && truncateBefore >= AT_LEAST_DELETED;
  if (softDeleted) fields['$tb'] = DELETED_TRUNCATE_BEFORE;
  const acl = fields['$acl'];
  return {
    maxCount: wholeNumber(fields['$maxCount'], 1),
    maxAgeSeconds: wholeNumber(fields['$maxAge'], 1),
    truncateBefore: softDeleted ? undefined : truncateBefore,
    softDeleted,
    acl: typeof acl === 'string' || (typeof acl === 'object' && acl !== null) ? acl : undefined,
    raw: fields,
  };
}

/** The JSON of metadata, with `$tb` of a deleted stream as the integer that it is. */
export function serializeStreamMetadata(raw: Readonly<Record<string, unknown>>): Buffer {
  const text = JSON.stringify(raw);
  return Buffer.from(
    raw['$tb'] === DELETED_TRUNCATE_BEFORE
      ? text.replace(`"${DELETED_TRUNCATE_BEFORE}"`, DELETED_TRUNCATE_BEFORE)
      : text,
  );
}

/** The metadata that a record of a metadata stream holds. */
export const metadataOf = (record: StoredRecord | undefined): StreamMetadata | undefined =>
  parseStreamMetadata(record?.data);

function wholeNumber(value: unknown, least: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least ? value : undefined;
}
