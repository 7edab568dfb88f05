import type { Refusal } from '#kernel';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { randomUUID } from 'node:crypto';
import { derivedId } from '../commands/identity-of.js';
import { Log } from '../operations/log.js';
import type { RequestContext } from '../request-context.js';
import { inContext } from '../request-context.js';
import { RecordAttempt } from './attempt.commands.js';

/** How many attempts of one person are recorded in a minute; of more only their number is. */
const most = { inMinute: 30, persons: 10_000 };
const minuteMs = 60_000;

interface Recent {
  recorded: number;
  unrecorded: number;
}

/** Tells auditors of refusals of consequence, in the name of whoever was refused. */
@Injectable()
export class Attempts implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly recent = new LRUCache<string, Recent>({ max: most.persons, ttl: minuteMs });
  /** What went unrecorded, until the next that is recorded can say so. */
  private readonly owed = new LRUCache<string, number>({ max: most.persons });

  constructor(
    private readonly bus: CommandBus,
    private readonly log: Log,
  ) {}

  /** Records a grave refusal. The answer does not wait for it, and does not fail with it. */
  refused({ code, details }: Refusal, request: RequestContext, url: string): void {
    const { actor, correlationId, message = 'unknown' } = request;
    const unrecorded = this.counted(actor.id);
    if (unrecorded === undefined) return;
    const { clientId } = details as { readonly clientId?: string };
    const command = RecordAttempt.of({
      attemptId: derivedId('at', randomUUID()),
      code: request.beyondReach ? 'OutOfReach' : code,
      message,
      path: url.split('?', 1).join('').slice(0, 500),
      roles: actor.roles,
      ...(typeof clientId === 'string' && { clientId }),
      ...(unrecorded > 0 && { unrecorded }),
    });
    const context: RequestContext = { actor, correlationId, system: true };
    const recorded = inContext(context, () => this.bus.execute(command))
      .catch((error: unknown) => {
        this.log.warn({ err: error, correlationId }, 'a refused attempt could not be recorded');
      })
      .finally(() => this.underWay.delete(recorded));
    this.underWay.add(recorded);
  }

  /** What was refused before the process ends is recorded before it does. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** How many went unrecorded before this one; undefined where this one does, too. */
  private counted(person: string): number | undefined {
    const recent = this.recent.get(person) ?? { recorded: 0, unrecorded: 0 };
    if (recent.recorded === 0) this.recent.set(person, recent);
    const owed = this.owed.get(person) ?? 0;
    if (recent.recorded >= most.inMinute) {
      this.owed.set(person, owed + 1);
      return undefined;
    }
    recent.recorded++;
    this.owed.delete(person);
    return owed;
  }
}
