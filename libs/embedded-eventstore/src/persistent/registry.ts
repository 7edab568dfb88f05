import { commitError } from '../streams/append.js';
import { ANY } from '../store/appending/append-result.js';
import type { EventLog } from '../store/event-log.js';
import { isRecord, latestJson } from '../store/folder/latest-json.js';
import { newEvent } from '../store/appending/new-event.js';
import { groupDropped, groupExists, groupFailed, groupNotFound } from './errors.js';
import { Group, groupKey } from './group.js';
import { isStrategy, type GroupSettings } from './settings.js';

const CONFIG_STREAM = '$persistentSubscriptionConfig';
const MAX_GROUPS = 1_000;
const CONFIG_TYPE = '$PersistentConfig1';

interface StoredGroup {
  readonly Stream: string;
  readonly Group: string;
  readonly Settings: GroupSettings;
}

interface StoredConfig {
  readonly Entries: readonly StoredGroup[];
}

const isConfig = (content: unknown): content is StoredConfig =>
  isRecord(content) && Array.isArray(content['Entries']) && content['Entries'].every(isStored);

const isStored = (entry: unknown): entry is StoredGroup =>
  isRecord(entry) &&
  typeof entry['Stream'] === 'string' &&
  typeof entry['Group'] === 'string' &&
  isRecord(entry['Settings']) &&
  isStrategy(String(entry['Settings']['strategy']));

/** All groups of a node; they are stored in a stream of the system. */
export class GroupRegistry {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly log: EventLog) {
    const config = latestJson(log, CONFIG_STREAM, isConfig);
    for (const { Stream, Group: name, Settings } of config?.Entries ?? []) {
      this.open(Stream, name, Settings);
    }
  }

  [Symbol.iterator](): Iterator<Group> {
    return this.groups.values();
  }

  /** Throws when there is no such group. */
  get(stream: string, name: string): Group {
    const group = this.groups.get(groupKey(stream, name));
    if (!group) throw groupNotFound(stream, name);
    return group;
  }

  /** The group under the key of one that may have been replaced meanwhile. */
  current(group: Group): Group | undefined {
    return this.groups.get(group.key);
  }

  async create(stream: string, name: string, settings: GroupSettings, by: string): Promise<void> {
    if (this.groups.has(groupKey(stream, name))) throw groupExists(stream, name);
    if (this.groups.size >= MAX_GROUPS) {
      throw groupFailed(stream, name, `there are ${MAX_GROUPS} groups already`);
    }
    this.open(stream, name, settings);
    await this.save(by);
  }

  /** Consumers are dropped and come back to the new settings; the progress stays. */
  async update(group: Group, settings: GroupSettings, by: string): Promise<void> {
    this.close(group);
    this.open(group.stream, group.name, settings);
    await this.save(by);
  }

  async delete(group: Group, by: string): Promise<void> {
    this.close(group);
    this.groups.delete(group.key);
    for (const stream of [group.checkpoint.stream, group.parked.stream]) {
      this.log.delete(stream, ANY, () => undefined); // it may never have been written
    }
    await this.save(by);
  }

  /** Drops all consumers and starts every group from its checkpoint. */
  restart(): void {
    for (const group of [...this.groups.values()]) {
      this.close(group);
      this.open(group.stream, group.name, group.settings);
    }
  }

  stop(): void {
    for (const group of this.groups.values()) group.stop();
  }

  private open(stream: string, name: string, settings: GroupSettings): void {
    const group = new Group(this.log, stream, name, settings);
    this.groups.set(group.key, group);
  }

  private close(group: Group): void {
    group.drop(groupDropped(group.stream, group.name));
    group.stop();
  }

  private async save(by: string): Promise<void> {
    const entries = [...this.groups.values()].map((group): StoredGroup => ({
      Stream: group.stream,
      Group: group.name,
      Settings: group.settings,
    }));
    const config = {
      Version: '2',
      Updated: new Date().toISOString(),
      UpdatedBy: by,
      Entries: entries,
    };
    const event = newEvent(CONFIG_TYPE, Buffer.from(JSON.stringify(config)));
    const result = await this.log.appended(CONFIG_STREAM, ANY, [event]);
    if (result.kind === 'failed') throw commitError(result);
  }
}
