import { RE2JS } from 're2js';
import { invalidArgument } from '../grpc/errors.js';
import type { ProtoReader } from '../wire/proto-reader.js';
import type { StoredRecord } from '../wire/stored-record.js';

/** A filter as it was asked for; persistent subscriptions store it. */
export interface FilterSettings {
  readonly on: 'stream' | 'type';
  /** Empty: the prefixes count. */
  readonly regex: string;
  readonly prefixes: readonly string[];
}

/** Chooses events of `$all` by stream name or event type. */
export interface Filter {
  matches(record: StoredRecord): boolean;
  /** A checkpoint follows after so many events were considered. */
  readonly checkpointEvery: number;
}

const DEFAULT_WINDOW = 32;
const MAX_REGEX_CHARACTERS = 2_000;
const MAX_PREFIXES = 1_000;
/** Streams of users, and their metadata. */
const USER_STREAM = /^(\$\$)?\$user-/;

/** The filter of these settings; an invalid expression is an error of the caller. */
export function filterOf(settings: FilterSettings, checkpointEvery = DEFAULT_WINDOW): Filter {
  const test = testOf(settings);
  const matches =
    settings.on === 'stream'
      ? (record: StoredRecord) => test(record.stream)
      : (record: StoredRecord) => test(record.type);
  return { matches, checkpointEvery };
}

/** What passes the filter, if there is one, and is not the password of somebody. */
export const hideUsers = (filter: Filter | undefined): Filter => ({
  matches: (record) =>
    !USER_STREAM.test(record.stream) && (filter === undefined || filter.matches(record)),
  checkpointEvery: filter?.checkpointEvery ?? Infinity,
});

/**
 * RE2 takes time linear in the text whatever the expression; what would take more (looking around,
 * references back) it does not know, and is refused.
 */
function testOf({ regex, prefixes }: FilterSettings): (text: string) => boolean {
  if (prefixes.length > MAX_PREFIXES) {
    throw invalidArgument(`a filter has at most ${MAX_PREFIXES} prefixes, not ${prefixes.length}`);
  }
  if (!regex) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  if (regex.length > MAX_REGEX_CHARACTERS) {
    throw invalidArgument(`a regular expression has at most ${MAX_REGEX_CHARACTERS} characters`);
  }
  try {
    const expression = RE2JS.compile(regex);
    return (text) => expression.test(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidArgument(
      `'${regex}' is not a valid regular expression (of linear time): ${reason}`,
    );
  }
}

/** Reads `ReadReq.Options.FilterOptions`. */
export function readFilter(reader: ProtoReader): Filter {
  let settings: FilterSettings = { on: 'stream', regex: '', prefixes: [] };
  let window = DEFAULT_WINDOW;
  let multiplier = 1;
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) settings = readExpression(reader.message(), 'stream');
    else if (tag === 18) settings = readExpression(reader.message(), 'type');
    else if (tag === 24) window = reader.uint();
    else if (tag === 40) multiplier = reader.uint();
    else reader.skip(tag);
  }
  return filterOf(settings, Math.max(window, 1) * Math.max(multiplier, 1));
}

function readExpression(reader: ProtoReader, on: 'stream' | 'type'): FilterSettings {
  let regex = '';
  const prefixes: string[] = [];
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) regex = reader.string();
    else if (tag === 18) prefixes.push(reader.string());
    else reader.skip(tag);
  }
  return { on, regex, prefixes };
}
