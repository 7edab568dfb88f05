import type { CreateReq, UpdateReq } from '@eventstore/db-client/generated/persistent_pb.js';
import type { RpcError } from '../grpc/status.js';
import { filterOf, type FilterSettings } from '../streams/filter.js';
import { groupFailed } from './errors.js';
import { isStrategy, STRATEGIES, type GroupSettings, type Strategy } from './settings.js';

/** The options of Create and of Update, which differ only in what Update must not change. */
type GroupOptions = CreateReq.Options | UpdateReq.Options;
type RequestedSettings = CreateReq.Settings | UpdateReq.Settings;
type AllOptions = CreateReq.AllOptions | UpdateReq.AllOptions;

const TICKS_PER_MS = 10_000;
/** The most events that a group reads ahead, or that a consumer holds unsettled. */
export const MAX_BUFFER_EVENTS = 50_000;
/** `-1` of the deprecated field: from the end. */
const END_REVISION = '18446744073709551615';

/** What a group is about to be created or updated with. */
export interface GroupRequest {
  readonly stream: string;
  readonly name: string;
  readonly settings: GroupSettings;
}

/**
 * Reads and checks the options; what is wrong is `persistent-subscription-failed`.
 * @param lastPosition of the log, which a start position must not exceed
 */
export function readGroupRequest(
  options: GroupOptions | undefined,
  lastPosition: number,
): GroupRequest {
  const stream = streamOf(options);
  const name = options?.getGroupName() ?? '';
  const fail = (reason: string) => groupFailed(stream, name, reason);
  const requested = options?.getSettings();
  if (!stream) throw fail('Bad stream name.');
  if (!requested) throw fail('The settings are missing.');
  if (requested.getReadBatchSize() >= requested.getHistoryBufferSize()) {
    throw fail('readBatchSize may not be greater than or equal to bufferSize');
  }
  const { most, sizes } = sizesOf(requested);
  for (const [size, events] of Object.entries(sizes)) {
    if (events > most) throw fail(`${size} is ${events}; ${most} at most`);
  }
  const all = options?.getAll();
  const settings: GroupSettings = {
    resolveLinks: requested.getResolveLinks(),
    extraStatistics: requested.getExtraStatistics(),
    messageTimeoutMs: requested.hasMessageTimeoutMs()
      ? requested.getMessageTimeoutMs()
      : Math.floor(Number(requested.getMessageTimeoutTicks()) / TICKS_PER_MS),
    maxRetryCount: requested.getMaxRetryCount(),
    checkpointAfterMs: requested.hasCheckpointAfterMs()
      ? requested.getCheckpointAfterMs()
      : Math.floor(Number(requested.getCheckpointAfterTicks()) / TICKS_PER_MS),
    minCheckpointCount: requested.getMinCheckpointCount(),
    maxCheckpointCount: requested.getMaxCheckpointCount(),
    maxSubscriberCount: requested.getMaxSubscriberCount(),
    liveBufferSize: requested.getLiveBufferSize(),
    readBatchSize: requested.getReadBatchSize(),
    historyBufferSize: requested.getHistoryBufferSize(),
    strategy: strategyOf(requested, fail),
    from: all
      ? startInAll(all, lastPosition, fail)
      : startInStream(options?.getStream(), requested.getRevision()),
    filter: all && 'getFilter' in all ? filterSettings(all.getFilter()) : undefined,
  };
  return { stream, name, settings };
}

/** What a group may hold in memory, in events. */
const sizesOf = (requested: RequestedSettings) => ({
  most: MAX_BUFFER_EVENTS,
  sizes: {
    historyBufferSize: requested.getHistoryBufferSize(),
    liveBufferSize: requested.getLiveBufferSize(),
    readBatchSize: requested.getReadBatchSize(),
  },
});

/** The stream that options of any method are about; empty when they name none. */
export function streamOf(
  options:
    | GroupOptions
    | { getStreamIdentifier: GroupOptions['getStreamIdentifier']; hasAll?: () => boolean }
    | undefined,
): string {
  if (!options) return '';
  if (options.hasAll?.()) return '$all';
  const nested = 'getStream' in options ? options.getStream()?.getStreamIdentifier() : undefined;
  const identifier = nested ?? options.getStreamIdentifier();
  return identifier ? Buffer.from(identifier.getStreamName_asU8()).toString('utf8') : '';
}

function strategyOf(requested: RequestedSettings, fail: (reason: string) => RpcError): Strategy {
  const custom = 'getConsumerStrategy' in requested ? requested.getConsumerStrategy() : '';
  const name = custom || STRATEGIES[requested.getNamedConsumerStrategy()];
  if (!isStrategy(name)) throw fail(`Consumer strategy ${name} does not exist.`);
  return name;
}

function startInStream(
  stream: CreateReq.StreamOptions | UpdateReq.StreamOptions | undefined,
  deprecated: string,
): GroupSettings['from'] {
  if (!stream) {
    if (deprecated === END_REVISION) return 'end';
    return deprecated === '0' ? 'start' : Number(deprecated);
  }
  if (stream.hasStart()) return 'start';
  return stream.hasEnd() ? 'end' : Number(stream.getRevision());
}

function startInAll(
  all: AllOptions,
  lastPosition: number,
  fail: (reason: string) => RpcError,
): GroupSettings['from'] {
  if (all.hasStart()) return 'start';
  const position = all.getPosition();
  if (!position) return 'end';
  const commit = Number(position.getCommitPosition());
  if (Number(position.getPreparePosition()) > commit) {
    throw fail(
      'Invalid Start From position: prepare position must be less than or equal to the commit position.',
    );
  }
  if (commit > lastPosition) {
    throw fail(
      'Invalid Start From position: commit position must be less than or equal to ' +
        'the last commit position in the transaction file.',
    );
  }
  return commit;
}

function filterSettings(
  filter: CreateReq.AllOptions.FilterOptions | undefined,
): FilterSettings | undefined {
  if (!filter) return undefined;
  const isOnStream = filter.hasStreamIdentifier();
  const expression = isOnStream ? filter.getStreamIdentifier() : filter.getEventType();
  const settings: FilterSettings = {
    on: isOnStream ? 'stream' : 'type',
    regex: expression?.getRegex() ?? '',
    prefixes: expression?.getPrefixList() ?? [],
  };
  filterOf(settings); // throws if the expression is invalid
  return settings;
}
