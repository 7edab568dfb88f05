import type { Role } from '#kernel';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { Clock } from '../timing/clock.js';
import { derivedId } from '../commands/identity-of.js';
import { Log } from '../operations/log.js';
import type { RequestContext } from '../request-context.js';
import { inContext } from '../request-context.js';
import { RecordReadings } from './reading.commands.js';
import type { Read } from './sittings.js';
import { Sittings } from './sittings.js';

const writeEveryMs = 2_000;
/** An event holds about so much, and so many wait while the store does not answer. */
const most = { bytes: 262_144, waiting: 32 };

const recorder = { id: 'reading-log', roles: [], channel: 'process' };

/**
 * Who read what of which clients. Answers do not wait for it: readings of about two seconds are
 * recorded together. While the store does not answer they wait, some megabytes of them, and then
 * only their number is kept.
 */
@Injectable()
export class Readings implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private gathering = new Sittings();
  private waiting: RecordReadings[] = [];
  private unrecorded = 0;
  private recording: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly bus: CommandBus,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.record(), writeEveryMs).unref();
  }

  /** What was read before the process ends is recorded before it does. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.recording;
    await this.record();
  }

  /** Notes a reading by whoever asks; the system reads for nobody. */
  note({ actor, reason, system }: RequestContext, read: Omit<Read, 'roles'>, by: readonly Role[]) {
    if (system || read.clientIds.length === 0) return;
    if (this.waiting.length >= most.waiting) {
      this.unrecorded++;
      return;
    }
    const { id, name, person, channel } = actor;
    const reader = {
      actor: id,
      ...(name !== undefined && { name }),
      ...(person !== undefined && { person }),
      ...(channel !== undefined && { channel }),
      ...(reason !== undefined && { reason }),
    };
    const roles = actor.roles.filter((role) => by.includes(role));
    this.gathering.note(reader, { ...read, roles }, this.clock.now().toISOString());
    if (this.gathering.bytes >= most.bytes) void this.record();
  }

  private async record(): Promise<void> {
    this.seal();
    this.recording ??= this.send().finally(() => (this.recording = undefined));
    await this.recording;
  }

  /** What was gathered becomes a command of its own, with an id that stays when it is sent again. */
  private seal(): void {
    const { unrecorded } = this;
    if (this.gathering.bytes === 0 || this.waiting.length >= most.waiting) return;
    this.waiting.push(
      RecordReadings.of({
        readingsId: derivedId('rd', randomUUID()),
        sittings: this.gathering.all,
        ...(unrecorded > 0 && { unrecorded }),
      }),
    );
    this.gathering = new Sittings();
    this.unrecorded = 0;
  }

  private async send(): Promise<void> {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const { readingsId } = next;
      const correlationId = randomUUID();
      const context = { actor: recorder, correlationId, idempotencyKey: readingsId, system: true };
      try {
        await inContext(context, () => this.bus.execute(next));
      } catch (error) {
        this.log.warn({ err: error, correlationId }, 'readings wait to be recorded');
        return;
      }
      this.waiting.shift();
    }
  }
}
