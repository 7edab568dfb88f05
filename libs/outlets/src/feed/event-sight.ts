import type { Role } from '#kernel';
import type { Recorded, RequestContext, Stamp } from '#platform';
import {
  Checkpoints,
  clientStampOf,
  Definitions,
  Settings,
  Sight,
  StaffRegister,
  Tables,
  ViewRegistry,
  Visibility,
} from '#platform';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { clientOf } from '../contract/cloud-event.js';
import type { EventBounds } from './event-bounds.js';
import { boundsOf } from './event-bounds.js';
import { OutletRegister, sightOf } from '../outlet/outlet-register.js';
import type { OutletRow } from '../views/outlets.view.js';

/** Who may read events: administrators and the identity provider see no business. */
export const readers: readonly Role[] = [
  'service',
  'auditor',
  'riskOfficer',
  'creditApprover',
  'relationshipManager',
  'unitHead',
];

/** How long a stamp is believed, and how many are. A change that is read makes it forgotten at once. */
const believedMs = 1_000;
const mostStamps = 50_000;

/** What a reader may have: what they see; of a service the terms of its outlet, else its bounds. */
export interface Rights {
  readonly sight: Sight;
  readonly outlet?: OutletRow;
  readonly bounds?: EventBounds;
}

type Event = Pick<Recorded, 'type' | 'position' | 'data'>;

/**
 * What somebody may see of events, by whose their clients are now: as of every row of every view, see
 * `visibility`. What is about no client is for those who see everything.
 */
@Injectable()
export class EventSight {
  private readonly bounds = new Map<string, EventBounds>();
  private readonly stamps = new LRUCache<string, Stamp>({ max: mostStamps, ttl: believedMs });

  constructor(
    private readonly visibility: Visibility,
    private readonly definitions: Definitions,
    private readonly registry: ViewRegistry,
    private readonly tables: Tables,
    private readonly checkpoints: Checkpoints,
    private readonly register: StaffRegister,
    private readonly settings: Settings,
    private readonly outlets: OutletRegister,
  ) {}

  /** What the asker may have now; undefined where they may read events no longer. */
  async of(request: RequestContext, outletId?: string): Promise<Rights | undefined> {
    const { actor, person } = request;
    const now = person && (await this.register.person(person.personId));
    if (person && !now) return undefined;
    const roles = actor.roles.filter(
      (role) => readers.includes(role) && (!now || now.roles.has(role)),
    );
    if (roles.length === 0) return undefined;
    if (roles.includes('service')) {
      const outlet = await this.outlets.activeOf(actor.id, outletId);
      return outlet && { sight: sightOf(outlet), outlet };
    }
    const asking = { ...request, actor: { ...actor, roles }, ...(now && { person: now }) };
    const sight = await this.visibility.of(readers, asking);
    return sight.isUnlimited ? { sight } : { sight, bounds: this.boundsOf(roles) };
  }

  private boundsOf(roles: readonly Role[]): EventBounds {
    const key = roles.toSorted().join();
    const known = this.bounds.get(key) ?? boundsOf(this.definitions.views, roles);
    this.bounds.set(key, known);
    return known;
  }

  /** The events that a sight reaches, in their order. */
  async seen<E extends Event>(sight: Sight, events: readonly E[]): Promise<readonly E[]> {
    if (sight.isUnlimited || events.length === 0) return events;
    await this.follow(events);
    const ids = new Set(events.flatMap(({ data }) => clientOf(data) ?? []));
    const stamps = await this.stampsOf([...ids]);
    return events.filter(({ data }) => {
      const client = clientOf(data);
      const stamp = client === undefined ? undefined : stamps.get(client);
      return stamp ? sight.sees(stamp) : sight.isEverything;
    });
  }

  /**
   * Where an event says whose a client is from now on, the view of that must have seen it before anything
   * later is shown.
   */
  private async follow(events: readonly Event[]): Promise<void> {
    const { scopes } = this.definitions;
    const last = events.findLast(({ type }) => scopes?.types?.has(type));
    if (!scopes || !last) return;
    const build = await this.registry.live(scopes);
    await this.checkpoints.waitFor(build, last.position, this.settings.waitLimit);
    for (const { type, data } of events) {
      if (scopes.types?.has(type)) this.stamps.delete(clientOf(data) ?? '');
    }
  }

  private async stampsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Stamp>> {
    const { scopes } = this.definitions;
    const known = new Map(ids.map((id) => [id, this.stamps.get(id)]));
    const lacking = ids.filter((id) => known.get(id) === undefined);
    if (scopes && lacking.length > 0) {
      const rows = await this.tables.byIds(await this.registry.live(scopes), lacking);
      for (const row of rows) {
        const stamp = clientStampOf(row);
        this.stamps.set(row._id, stamp);
        known.set(row._id, stamp);
      }
    }
    return new Map([...known].flatMap(([id, stamp]) => (stamp ? [[id, stamp]] : [])));
  }
}
