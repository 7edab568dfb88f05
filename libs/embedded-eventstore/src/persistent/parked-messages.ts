import { ANY } from '../store/appending/append-result.js';
import type { EventLog } from '../store/event-log.js';
import { newEvent } from '../store/appending/new-event.js';
import { METADATA_PREFIX } from '../store/stream-metadata.js';
import { LINK_TYPE } from '../wire/stored-record.js';
import type { GroupMessage } from './message.js';

const PAGE = 256;
const OPERATORS_ONLY = {
  $r: '$admins',
  $w: '$admins',
  $d: '$admins',
  $mr: '$admins',
  $mw: '$admins',
};

/** The stream of links to events that no consumer could deal with. */
export class ParkedMessages {
  /** How many are parked now. */
  count: number;
  private isReplaying = false;

  constructor(
    private readonly log: EventLog,
    readonly stream: string,
  ) {
    this.count = this.remaining();
  }

  /** Parks a message; false when it could not be written. */
  async park({ resolved }: GroupMessage, reason: string): Promise<boolean> {
    const { event, link } = resolved;
    const target = event ? `${event.revision}@${event.stream}` : (link?.data.toString() ?? '');
    const metadata = {
      added: new Date().toISOString(),
      reason,
      subscriptionEventNumber: (link ?? event)?.revision,
    };
    const parked = {
      ...newEvent(LINK_TYPE, Buffer.from(target), Buffer.from(JSON.stringify(metadata))),
      json: false,
    };
    const result = await this.log.appended(this.stream, ANY, [parked]);
    if (result.kind !== 'done') return false;
    this.count = this.remaining();
    return true;
  }

  /**
   * Takes what is parked out again, before the revision `stopAt` if one is given. The stream is
   * truncated behind it once that is durable, so a crash meanwhile replays it once more.
   */
  async takeAll(stopAt: number | undefined): Promise<GroupMessage[]> {
    const state = this.log.stream(this.stream);
    if (this.isReplaying || !this.log.exists(state)) return [];
    this.isReplaying = true;
    try {
      const end = Math.min(stopAt ?? Infinity, state.durable + 1);
      const messages = this.read(end);
      const metadata = { $tb: end, $acl: OPERATORS_ONLY };
      await this.log.appended(METADATA_PREFIX + this.stream, ANY, [
        newEvent('$metadata', Buffer.from(JSON.stringify(metadata))),
      ]);
      this.count = this.remaining();
      return messages;
    } finally {
      this.isReplaying = false;
    }
  }

  private read(end: number): GroupMessage[] {
    const state = this.log.stream(this.stream);
    const messages: GroupMessage[] = [];
    for (let from = 0; from < end;) {
      const page = this.log.reader.forwards(state, from, PAGE);
      for (const record of page.records) {
        if (record.revision >= end) break;
        messages.push({
          id: record.id,
          resolved: this.log.reader.resolve(record, true),
          cursor: -1,
          isReplay: true,
          retries: 0,
          sequence: -1,
          previousCursor: -1,
          expiresAtMs: Infinity,
        });
      }
      if (page.ended) break;
      from = page.next;
    }
    return messages;
  }

  private remaining(): number {
    const state = this.log.stream(this.stream);
    return this.log.exists(state) ? state.durable + 1 - this.log.reader.floor(state) : 0;
  }
}
