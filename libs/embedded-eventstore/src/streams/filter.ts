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
  readonly settings: FilterSettings;
  matches(record: StoredRecord): boolean;
  /** A checkpoint follows after so many events were considered. */
  readonly checkpointEvery: number;
}

const DEFAULT_WINDOW = 32;

/** The filter of these settings; an invalid expression is an error of the caller. */
export function filterOf(settings: FilterSettings, checkpointEvery = DEFAULT_WINDOW): Filter {
  const test = testOf(settings);
  const matches =
    settings.on === 'stream'
      ? (record: StoredRecord) => test(record.stream)
      : (record: StoredRecord) => test(record.type);
  return { settings, matches, checkpointEvery };
}

function testOf({ regex, prefixes }: FilterSettings): (text: string) => boolean {
  if (!regex) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  try {
    const expression = new RegExp(regex);
    return (text) => expression.test(text);
  } catch {
    throw invalidArgument(`'${regex}' is not a valid regular expression`);
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
