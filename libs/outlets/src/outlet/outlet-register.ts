import type { RequestContext } from '#platform';
import { Clock, inContext, keyOf, Sight } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Wanted } from '../feed/wanted.js';
import type { OutletRow } from '../views/outlets.view.js';
import { ListOutlets } from '../views/outlets.view.js';

const asking: RequestContext = {
  actor: { id: 'outlets', roles: [], channel: 'outlets' },
  correlationId: 'outlets',
  system: true,
};

/** The outlets that are active today. */
@Injectable()
export class OutletRegister {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  /** The active outlet of a service: the one it names, or the first. */
  async activeOf(serviceId: string, outletId?: string): Promise<OutletRow | undefined> {
    const query = ListOutlets.of({ serviceId, status: 'active', limit: 100 });
    const { items } = await inContext(asking, () => this.queries.execute(query));
    const today = this.clock.today();
    return items.find(
      ({ terms, outletId: id }) =>
        terms.expiresOn >= today && (outletId === undefined || id === outletId),
    );
  }
}

/** The events that an outlet may have. */
export const wantedBy = ({ terms: { scope } }: OutletRow): Wanted => ({
  types: scope.types,
  categories: scope.categories,
  clients: scope.clientIds,
});

/** The clients that an outlet sees, of those that every service sees: none behind a wall. */
export function sightOf({ serviceId, terms }: OutletRow): Sight {
  const { unitIds } = terms.scope;
  return unitIds === undefined
    ? Sight.everything(serviceId)
    : Sight.of(serviceId, unitIds.map(keyOf.unit));
}
