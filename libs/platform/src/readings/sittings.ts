import type { Reading, Sitting } from './reading.events.js';

/** Who reads. */
export type Reader = Pick<Sitting, 'actor' | 'name' | 'person' | 'channel' | 'reason'>;
/** What was read once. */
export type Read = Omit<Reading, 'times'>;

interface Draft extends Reader {
  readonly from: string;
  until: string;
  readonly readings: Map<string, { readonly read: Read; times: number }>;
}

/** About how many bytes a reading takes in an event, beside the ids of its clients. */
const readingBytes = 200;

/** Gathers readings: by reader, and the same reading once, with how often. */
export class Sittings {
  private readonly drafts = new Map<string, Draft>();
  /** About how many bytes these will take in an event. */
  bytes = 0;

  note(reader: Reader, read: Read, at: string): void {
    const { actor, channel = '', reason = '' } = reader;
    const key = `${actor}\n${channel}\n${reason}`;
    let draft = this.drafts.get(key);
    if (!draft)
      this.drafts.set(key, (draft = { ...reader, from: at, until: at, readings: new Map() }));
    draft.until = at;
    const same = keyOf(read);
    const known = draft.readings.get(same);
    if (known) {
      known.times++;
      return;
    }
    draft.readings.set(same, { read, times: 1 });
    this.bytes += readingBytes + read.clientIds.join().length;
  }

  /** As they go into an event. */
  get all(): readonly Sitting[] {
    return [...this.drafts.values()].map(({ readings, ...draft }) => ({
      ...draft,
      readings: [...readings.values()].map(({ read, times }) => ({ ...read, times })),
    }));
  }
}

const keyOf = ({ message, roles, clientIds, others = 0, asOf = '', knownAt = '' }: Read): string =>
  `${message}|${roles.join()}|${asOf}|${knownAt}|${others}|${clientIds.join()}`;
