import type { EventLog } from '../store/event-log.js';
import { isRecord, latestJson } from '../store/folder/latest-json.js';
import { newEvent, type Write } from '../store/appending/new-event.js';
import { METADATA_PREFIX } from '../store/stream-metadata.js';
import { LINK_TYPE, type StoredRecord } from '../wire/stored-record.js';
import type { LinkRule } from './link-rules.js';

const PAGE = 256;
const RETRY_MS = 1000;
const PROJECTION_STREAMS = '$projections-';

interface StoredState {
  readonly position: number;
  readonly enabled: boolean;
}

const isState = (content: unknown): content is StoredState =>
  isRecord(content) &&
  Number.isSafeInteger(content['position']) &&
  typeof content['enabled'] === 'boolean';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/**
 * Follows the log and links events. Links and the new position are written in one commit, so a
 * crash neither loses a link nor makes it twice.
 */
export class SystemProjection {
  private readonly stream: string;
  private readonly unfollow: () => void;
  private isRunning = false;
  private isStopped = false;
  /** Where it goes on. */
  position = 0;
  isEnabled = false;
  /** Stopped by an abort; forgotten with the next start of the node. */
  isAborted = false;
  /** Why it cannot go on: what it reads is damaged. */
  fault: string | undefined;
  /** Events that were looked at since the start of the node. */
  processed = 0;

  constructor(
    private readonly log: EventLog,
    readonly name: string,
    private readonly rule: LinkRule,
  ) {
    this.stream = `${PROJECTION_STREAMS}${name}-checkpoint`;
    const stored = latestJson(log, this.stream, isState);
    if (stored) {
      this.position = stored.position;
      this.isEnabled = stored.enabled;
    }
    this.unfollow = log.feed.follow(() => this.wake());
    this.wake();
  }

  /** Goes on from where it was, or stops there. */
  async setEnabled(isEnabled: boolean, isAborted = false): Promise<void> {
    this.isEnabled = isEnabled;
    this.isAborted = isAborted;
    const isNew = this.log.stream(this.stream).last < 0;
    const checkpoint = this.checkpoint(this.position);
    await this.log.writeTogether(isNew ? [this.retention(), checkpoint] : [checkpoint]);
    this.wake();
  }

  /** Starts over; what was linked stays linked and is linked once more. */
  async reset(): Promise<void> {
    this.position = 0;
    this.processed = 0;
    await this.log.writeTogether([this.checkpoint(0)]);
    this.wake();
  }

  /** How much of the log has been looked at, in per cent. */
  get progress(): number {
    return Math.min(100, (100 * this.position) / this.log.reader.end);
  }

  stop(): void {
    this.isStopped = true;
    this.unfollow();
  }

  private get isActive(): boolean {
    return (
      this.isEnabled &&
      !this.isStopped &&
      this.fault === undefined &&
      this.position < this.log.reader.end
    );
  }

  /** Goes on, if there is anything to do; for instance after the disk was full. */
  wake(): void {
    if (this.isRunning || !this.isActive) return;
    this.run().catch((error: unknown) => {
      this.isRunning = false;
      this.fault = error instanceof Error ? error.message : String(error);
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.isActive) {
      const from = this.position;
      const page = this.log.reader.allForwards(from, PAGE);
      const writes = this.linksOf(page.records);
      this.position = page.next;
      this.processed += page.records.length;
      if (writes.length) {
        const result = await this.log.writeTogether([...writes, this.checkpoint(page.next)]);
        if (result.kind !== 'done') {
          if (this.position === page.next) this.position = from;
          this.retryLater();
          break;
        }
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.isRunning = false;
  }

  private linksOf(records: readonly StoredRecord[]): Write[] {
    const links = new Map<string, Write>();
    for (const record of records) {
      const { stream } = record;
      if (stream.startsWith('$')) continue;
      const target = this.rule(record);
      if (target === undefined) continue;
      const write = links.get(target) ?? { stream: target, events: [] };
      write.events.push(linkTo(record));
      links.set(target, write);
    }
    return [...links.values()];
  }

  private checkpoint(position: number): Write {
    const state: StoredState = { position, enabled: this.isEnabled };
    return { stream: this.stream, events: [newEvent('$ProjectionCheckpoint', json(state))] };
  }

  /** The disk is full or broken; the next commit may find it better. */
  private retryLater(): void {
    setTimeout(() => this.wake(), RETRY_MS).unref();
  }

  /** Old checkpoints are good for nothing. */
  private retention(): Write {
    const metadata = newEvent('$metadata', json({ $maxCount: 2 }));
    return { stream: METADATA_PREFIX + this.stream, events: [metadata] };
  }
}

function linkTo(record: StoredRecord) {
  const { revision, stream, position, id } = record;
  const target = record.isLink ? record.data : Buffer.from(`${revision}@${stream}`);
  const metadata = { $v: '1', $c: position, $p: position, $o: stream, $causedBy: id };
  return { ...newEvent(LINK_TYPE, target, json(metadata)), json: false };
}
