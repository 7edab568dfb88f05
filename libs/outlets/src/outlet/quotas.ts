import { Injectable } from '@nestjs/common';

const minuteMs = 60_000;

/** How many events each outlet has read in this minute, in this process. */
@Injectable()
export class Quotas {
  private readonly read = new Map<string, { minute: number; events: number }>();

  /** Counts events; gives how long to wait, in milliseconds, before more may be read. */
  take(outletId: string, events: number, perMinute: number, now: number): number {
    const minute = Math.floor(now / minuteMs);
    const before = this.read.get(outletId);
    const read = before?.minute === minute ? before.events + events : events;
    this.read.set(outletId, { minute, events: read });
    return read >= perMinute ? (minute + 1) * minuteMs - now : 0;
  }

  /** How long until more may be read. */
  wait(outletId: string, perMinute: number, now: number): number {
    return this.take(outletId, 0, perMinute, now);
  }
}
