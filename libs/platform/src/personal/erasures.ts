import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Commands } from '../commands/commands.js';
import { Streams } from '../commands/streams.js';
import { Settings } from '../configuration/settings.js';
import { StaffRegister } from '../identity/staff-register.js';
import { Log } from '../operations/log.js';
import { keepDoing } from '../timing/pause.js';
import { inContext } from '../request-context.js';
import { EventStore } from '../stores/event-store.js';
import { History } from '../views/past/history.js';
import { ErasedRegister } from './erased-register.js';
import { RepeatErasure } from './file/personal-file.commands.js';
import { personalFile } from './file/personal-file.decider.js';
import { personalFileEvents } from './file/personal-file.events.js';
import { PersonalData } from './personal-data.js';

const { PersonalDataErased } = personalFileEvents;
const eraser = { id: 'erasures', roles: [], channel: 'process' };

/**
 * Erases whoever is to be erased: destroys the key, notes the person in the register that outlives
 * backups, and forgets what this process remembers. Every process does it, each for its own memory.
 */
@Injectable()
export class Erasures implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly register: ErasedRegister;
  private readonly stopping = new AbortController();
  private ended: Promise<void> = Promise.resolve();
  private seen: number | undefined;

  constructor(
    private readonly personal: PersonalData,
    private readonly store: EventStore,
    private readonly commands: Commands,
    private readonly streams: Streams,
    private readonly staff: StaffRegister,
    private readonly history: History,
    private readonly log: Log,
    settings: Settings,
  ) {
    this.register = new ErasedRegister(settings);
  }

  /** Before anything is answered, those are erased again whom a restored backup has brought back. */
  async onApplicationBootstrap(): Promise<void> {
    this.seen = await this.store.head();
    for (const personId of this.register.all) await this.repeat(personId);
    const { signal } = this.stopping;
    this.ended = keepDoing(
      () => this.follow(signal),
      signal,
      (error, wait) => {
        this.log.warn({ err: error, wait }, 'erasures are not heard of');
      },
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  /** Erases a person; to do it again changes nothing. */
  async erase(personId: string): Promise<void> {
    this.register.add(personId);
    await this.personal.keys.destroy(personId);
    this.streams.forgetAll();
    this.staff.forgetAll();
    this.history.forgetAll();
  }

  private async repeat(personId: string): Promise<void> {
    if (await this.personal.keys.isErased(personId)) return;
    await this.erase(personId);
    const context = { actor: eraser, correlationId: randomUUID(), system: true };
    await inContext(context, () =>
      this.commands.carryOut(personalFile, RepeatErasure.of({ personId })),
    );
    this.log.warn({ personId }, 'a person whom a backup had brought back was erased again');
  }

  private async follow(signal: AbortSignal): Promise<void> {
    for await (const { events, upTo } of this.store.follow(this.seen, signal, [
      PersonalDataErased.type,
    ])) {
      for (const { doubt, data } of events) {
        const { personId } = data as { readonly personId: string };
        if (doubt === undefined) await this.erase(personId);
      }
      this.seen = upTo;
    }
  }
}
