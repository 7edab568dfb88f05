import { appendTooLarge } from '../grpc/errors.js';
import type { NodeContext } from '../node-context.js';
import type { ProtoReader } from '../wire/proto-reader.js';
import { readProposedEvent, type ProposedEvent } from '../wire/proposed-event.js';

/** An append with all that belongs to it may be so many times as large as its data: 16 MiB. */
const TOTAL_BY_DATA = 16;
/** What an event takes beside its type, metadata and data, at least. */
const EVENT_BYTES = 200;

/** The events of one append, as they come in: they are counted, and held against the budget. */
export class IncomingEvents {
  readonly events: ProposedEvent[] = [];
  private dataBytes = 0;
  private totalBytes = 0;
  private held = 0;

  constructor(private readonly node: NodeContext) {}

  /** Takes an event of a message that is the last one of the append. Throws when it is too much. */
  add(reader: ProtoReader): void {
    this.events.push(this.counted(reader));
  }

  /** Takes an event to which others follow: it is copied, for its message is larger than it. */
  hold(reader: ProtoReader): void {
    const before = this.totalBytes;
    const event = this.counted(reader);
    const bytes = this.totalBytes - before;
    this.node.budget.take(bytes);
    this.held += bytes;
    const [metadata, data] = [Buffer.from(event.metadata), Buffer.from(event.data)];
    this.events.push({ ...event, metadata, data });
  }

  /** Lets go of the budget: the append is complete, or will never be. */
  release(): void {
    this.node.budget.give(this.held);
    this.held = 0;
  }

  private counted(reader: ProtoReader): ProposedEvent {
    const { maxAppendBytes } = this.node;
    const event = readProposedEvent(reader);
    const { type, metadata, data } = event;
    this.dataBytes += data.length;
    this.totalBytes += EVENT_BYTES + type.length + metadata.length + data.length;
    // As on the real server, what counts as the size of an append is its data.
    if (this.dataBytes > maxAppendBytes) throw appendTooLarge(maxAppendBytes);
    const total = TOTAL_BY_DATA * maxAppendBytes;
    if (this.totalBytes > total) throw appendTooLarge(total);
    return event;
  }
}
