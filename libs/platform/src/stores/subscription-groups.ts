import {
  END,
  EventStoreDBClient,
  excludeSystemEvents,
  PersistentSubscriptionExistsError,
  persistentSubscriptionToAllSettingsFromDefaults,
  START,
  streamNameFilter,
} from '@eventstore/db-client';

/** A group of foreign clients that share the events of the log between them. */
export interface SubscriptionGroup {
  readonly group: string;
  readonly connections: number;
  /** How many events were handed out, have gone wrong for good, and are in the hands of clients. */
  readonly handedOut: number;
  readonly parked: number;
  readonly inFlight: number;
}

/** There is a group of this name already. */
export class GroupExists extends Error {}

/** The persistent subscriptions of the event store, for clients of EventStoreDB in any language. */
export class SubscriptionGroups {
  private readonly client: EventStoreDBClient;

  constructor(url: string) {
    this.client = EventStoreDBClient.connectionString(url);
  }

  async list(): Promise<readonly SubscriptionGroup[]> {
    const groups = await this.client.listAllPersistentSubscriptions();
    return groups
      .filter(({ eventSource }) => eventSource === '$all')
      .map(({ groupName, connections, stats }) => ({
        group: groupName,
        connections: connections.length,
        handedOut: Number(stats.totalItems),
        parked: Number(stats.parkedMessageCount),
        inFlight: stats.totalInFlightMessages,
      }));
  }

  /**
   * A group of every event, or of those of the streams of some kinds: by stream prefix, which misses
   * nothing. A type says nothing about the kind of its stream.
   * @throws GroupExists
   */
  async create(group: string, categories: readonly string[], from: 'start' | 'end'): Promise<void> {
    const settings = persistentSubscriptionToAllSettingsFromDefaults({
      startFrom: from === 'start' ? START : END,
    });
    const filter =
      categories.length === 0
        ? excludeSystemEvents()
        : streamNameFilter({ prefixes: categories.map((category) => `${category}-`) });
    try {
      await this.client.createPersistentSubscriptionToAll(group, settings, { filter });
    } catch (error) {
      if (error instanceof PersistentSubscriptionExistsError) throw new GroupExists(group);
      throw error;
    }
  }

  async remove(group: string): Promise<void> {
    await this.client.deletePersistentSubscriptionToAll(group);
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}
