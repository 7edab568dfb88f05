import pb from '@eventstore/db-client/generated/persistent_pb.js';
import type { Consumer } from './consumer.js';
import type { Group } from './group.js';

/** When the statistics of a group were last asked for, and what it had sent by then. */
const measured = new WeakMap<Group, { atMs: number; total: number }>();

/** The statistics of a group, as tools show them. */
export function groupInfo(group: Group) {
  const { settings, source, buffer } = group;
  const last = measured.get(group) ?? { atMs: performance.now(), total: 0 };
  const elapsedMs = Math.max(1, performance.now() - last.atMs);
  const items = group.total - last.total;
  measured.set(group, { atMs: performance.now(), total: group.total });
  const place = placeWriter(source.isAll);

  const info = new pb.SubscriptionInfo();
  info.setEventSource(group.stream);
  info.setGroupName(group.name);
  info.setStatus(source.isLive ? 'Live' : 'Behind');
  info.setAveragePerSecond(Math.floor((items * 1000) / elapsedMs));
  info.setTotalItems(String(group.total));
  info.setCountSinceLastMeasurement(String(items));
  info.setLastCheckpointedEventPosition(place(group.checkpoint.cursor));
  info.setLastKnownEventPosition(place(group.lastKnown));
  info.setResolveLinkTos(settings.resolveLinks);
  info.setStartFrom(startOf(settings.from, place));
  info.setMessageTimeoutMilliseconds(settings.messageTimeoutMs);
  info.setExtraStatistics(settings.extraStatistics);
  info.setMaxRetryCount(settings.maxRetryCount);
  info.setLiveBufferSize(settings.liveBufferSize);
  info.setBufferSize(settings.historyBufferSize);
  info.setReadBatchSize(settings.readBatchSize);
  info.setCheckPointAfterMilliseconds(settings.checkpointAfterMs);
  info.setMinCheckPointCount(settings.minCheckpointCount);
  info.setMaxCheckPointCount(settings.maxCheckpointCount);
  info.setReadBufferCount(source.isLive ? 0 : buffer.length);
  info.setLiveBufferCount(String(source.isLive ? buffer.length : 0));
  info.setRetryBufferCount(group.retries.length);
  info.setTotalInFlightMessages(group.outstanding.size);
  info.setOutstandingMessagesCount(group.outstanding.size);
  info.setNamedConsumerStrategy(settings.strategy);
  info.setMaxSubscriberCount(settings.maxSubscriberCount);
  info.setParkedMessageCount(String(group.parked.count));
  info.setConnectionsList(
    [...group.consumers].map((consumer) =>
      connectionInfo(consumer, elapsedMs, settings.extraStatistics),
    ),
  );
  return info;
}

const placeWriter = (isAll: boolean) => (cursor: number | undefined) => {
  if (cursor === undefined) return '';
  return isAll ? `C:${cursor}/P:${cursor}` : String(cursor);
};

function startOf(from: number | 'start' | 'end', place: (cursor: number) => string): string {
  if (from === 'start') return place(0);
  return from === 'end' ? place(-1) : place(from);
}

function connectionInfo(consumer: Consumer, elapsedMs: number, withTimes: boolean) {
  const items = consumer.total - consumer.reported;
  consumer.reported = consumer.total;
  const info = new pb.SubscriptionInfo.ConnectionInfo();
  info.setFrom(consumer.identity.peer);
  info.setUsername(consumer.identity.user);
  info.setConnectionName(consumer.identity.connectionName);
  info.setAverageItemsPerSecond(Math.floor((items * 1000) / elapsedMs));
  info.setTotalItems(String(consumer.total));
  info.setCountSinceLastMeasurement(String(items));
  info.setAvailableSlots(consumer.slots);
  info.setInFlightMessages(consumer.inFlight.size);
  if (withTimes) info.setObservedMeasurementsList(measurements(consumer.times));
  return info;
}

/** Under the names that the real server gives them; milliseconds. */
const QUANTILES: readonly (readonly [string, number])[] = [
  ['Median', 0.5],
  ['Fastest', 0],
  ['Quintile 1', 0.2],
  ['Quintile 2', 0.4],
  ['Quintile 3', 0.6],
  ['Quintile 4', 0.8],
  ['Quintile 5', 1],
  ['90%', 0.9],
  ['95%', 0.95],
  ['99%', 0.99],
  ['99.5%', 0.995],
  ['99.9%', 0.999],
  ['Highest', 1],
];

function measurements(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / (sorted.length || 1);
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const rows = QUANTILES.map(([name, share]): [string, number] => [name, quantile(share)]);
  return [['Mean', mean] as const, ...rows].map(([name, value]) => {
    const measurement = new pb.SubscriptionInfo.Measurement();
    measurement.setKey(name);
    measurement.setValue(String(Math.round(value)));
    return measurement;
  });
}
