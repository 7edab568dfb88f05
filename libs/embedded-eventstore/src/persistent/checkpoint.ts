import { ANY } from '../store/appending/append-result.js';
import type { EventLog } from '../store/event-log.js';
import { latestJson } from '../store/folder/latest-json.js';
import { newEvent } from '../store/appending/new-event.js';
import { METADATA_PREFIX } from '../store/stream-metadata.js';
import type { GroupSettings } from './settings.js';

/** How far a group has come: all before is settled. */
export interface Progress {
  /** The place in the order of sending. */
  readonly sequence: number;
  readonly cursor: number;
}

/** Only operators may write; anybody may see the settings. */
const CHECKPOINT_METADATA = {
  $maxCount: 2,
  $acl: { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$all', $mw: '$admins' },
};

/** A revision, or `C:<position>/P:<position>`. */
const PLACE = /^(?:C:)?(\d+)/;
const isPlace = (content: unknown): content is string =>
  typeof content === 'string' && PLACE.test(content);

/** The stored progress of a group, in a stream of its own; a restart goes on from there. */
export class Checkpoint {
  /** The cursor of the last one, undefined without. */
  cursor: number | undefined;
  private sequence = -1;
  private writtenAtMs = -Infinity;

  constructor(
    private readonly log: EventLog,
    readonly stream: string,
    private readonly isAll: boolean,
    private readonly settings: GroupSettings,
  ) {
    const place = latestJson(log, stream, isPlace);
    const digits = place && PLACE.exec(place)?.[1];
    if (digits === undefined) return;
    this.cursor = Number(digits);
    this.sequence = 0;
  }

  /** Whether so much has been sent that a checkpoint may be due: saves looking for the lowest. */
  mayBeDue(lastSent: number): boolean {
    return lastSent - this.sequence > 0;
  }

  /**
   * Writes one when enough has been settled since the last: the minimum when the timer asks, or
   * the maximum at any time.
   */
  mark({ sequence, cursor }: Progress, isTimed: boolean): void {
    const settled = sequence - this.sequence;
    if (settled <= 0 || cursor < 0) return;
    const { minCheckpointCount, maxCheckpointCount, checkpointAfterMs } = this.settings;
    const isMany = settled >= maxCheckpointCount;
    const isTime = performance.now() - this.writtenAtMs >= checkpointAfterMs;
    if (!isMany && !(isTimed && isTime && settled >= minCheckpointCount)) return;
    this.writtenAtMs = performance.now();
    this.sequence = sequence;
    this.cursor = cursor;
    this.write(cursor);
  }

  private write(cursor: number): void {
    const json = (value: unknown) => Buffer.from(JSON.stringify(value));
    if (this.log.stream(this.stream).last < 0) {
      const metadata = newEvent('$metadata', json(CHECKPOINT_METADATA));
      void this.log.appended(METADATA_PREFIX + this.stream, ANY, [metadata]);
    }
    const text = this.isAll ? `C:${cursor}/P:${cursor}` : String(cursor);
    // A checkpoint that fails costs repetitions after a restart, nothing else.
    void this.log.appended(this.stream, ANY, [newEvent('SubscriptionCheckpoint', json(text))]);
  }
}
