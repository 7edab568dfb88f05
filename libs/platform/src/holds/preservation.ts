import { Injectable } from '@nestjs/common';
import { EventStore } from '../stores/event-store.js';
import { Tables } from '../stores/tables.js';
import { Clock } from '../timing/clock.js';
import { Checkpoints } from '../views/running/checkpoints.js';
import { ViewRegistry } from '../views/running/registry.js';
import { legalHolds } from './legal-holds.view.js';

/** So long it is waited for holds that were ordered just now. */
const waitMs = 10_000;

/** Whose past is kept as it is, whatever the periods of the views say. */
@Injectable()
export class Preservation {
  constructor(
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly registry: ViewRegistry,
    private readonly checkpoints: Checkpoints,
    private readonly clock: Clock,
  ) {}

  /**
   * The clients under a legal hold, by all that is recorded.
   * @throws Error where the view of holds is behind: then nothing may be removed
   */
  async clients(): Promise<readonly string[]> {
    const build = await this.registry.live(legalHolds);
    const head = (await this.store.head()) ?? -1;
    if (!(await this.checkpoints.waitFor(build, head, waitMs))) {
      throw new Error('the legal holds are not known up to now');
    }
    const open = await this.tables.find(build, {
      all: [{ field: 'state', is: 'in', value: ['held', 'liftingProposed'] }],
    });
    const today = this.clock.today();
    const inForce = open.filter(({ until }) => typeof until !== 'string' || until >= today);
    return [...new Set(inForce.flatMap(({ clientIds }) => clientIds as readonly string[]))];
  }

  /** The first of some places of the log whose event is about a client under a legal hold. */
  async heldAmong(positions: readonly number[]): Promise<number | undefined> {
    if (positions.length === 0) return undefined;
    const held = new Set(await this.clients());
    if (held.size === 0) return undefined;
    for (const position of positions) {
      const { data } = (await this.store.at(position)) ?? {};
      if (clientsIn(data).some((id) => held.has(id))) return position;
    }
    return undefined;
  }
}

/** The clients whom the data of an event name. */
function clientsIn(data: unknown): readonly string[] {
  const { clientId, clientIds } = (data ?? {}) as Readonly<Record<string, unknown>>;
  return [clientId, clientIds].flat().filter((id) => typeof id === 'string');
}
