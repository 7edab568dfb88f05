import { Controller, Get, Injectable, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/token.guard.js';
import { EventStore } from '../stores/event-store.js';
import { Tables } from '../stores/tables.js';
import { ParkedEvents } from '../views/parking/parked-events.js';
import { Drain } from './drain.js';
import { Worker } from './worker.js';

/** What one part says of itself. */
interface Part {
  readonly ok: boolean;
  readonly milliseconds: number;
}

interface Readiness {
  readonly ok: boolean;
  readonly parts: Readonly<Record<string, Part>>;
  /** Where the views run. */
  readonly views: Worker['views'];
  /** How many events wait because something could not take them: `rapport parked list`. */
  readonly parked?: number;
  /** How many events of the log nobody believes: made up, altered or moved. */
  readonly doubtful?: number;
}

const patienceMs = 2_000;

/** Whether the process can do its work now. */
@Injectable()
export class Health {
  constructor(
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly worker: Worker,
    private readonly drain: Drain,
    private readonly parked: ParkedEvents,
  ) {}

  async ready(): Promise<Readiness> {
    const [eventstore, mongodb, waiting] = await Promise.all([
      tried(() => this.store.head()),
      tried(() => this.tables.ping()),
      this.parked.counted().catch(() => undefined),
    ]);
    // What is parked is told and does not count: else whoever can write one event could end service.
    const ok = eventstore.ok && mongodb.ok && !this.drain.hasBegun;
    return { ok, parts: { eventstore, mongodb }, views: this.worker.views, ...waiting };
  }
}

@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process runs. */
  @Get('live')
  live() {
    return { ok: true };
  }

  /** The process can do its work: both stores answer, and it is not about to end. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const state = await this.health.ready();
    if (!state.ok) void reply.status(503).header('Retry-After', '2');
    return state;
  }
}

async function tried(work: () => Promise<unknown>): Promise<Part> {
  const began = performance.now();
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => {
      reject(new Error('late'));
    }, patienceMs).unref(),
  );
  const ok = await Promise.race([work(), late]).then(
    () => true,
    () => false,
  );
  return { ok, milliseconds: Math.round(performance.now() - began) };
}
