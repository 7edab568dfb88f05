import { defineProcess, sweep } from '#kernel';
import { DecideStraightThrough } from '../application/application.commands.js';
import { applicationEvents } from '../application/application.events.js';
import { ReserveCeiling } from '../ceiling/ceiling.commands.js';
import type { Offer } from '../product/offer.js';
import type { ApplicationRow } from '../views/pipeline/pipeline.rows.js';
import { pipeline } from '../views/pipeline/pipeline.view.js';

interface Submitted {
  readonly applicationId: string;
  readonly product?: Offer;
  readonly origin?: unknown;
}

/**
 * An application for a standard product is decided by the rules alone, or routed to persons. First
 * the concentration limits hold what it asks for; what they cannot hold, persons decide.
 */
export const straightThroughProcess = defineProcess({
  name: 'straight-through',
  events: applicationEvents,
  sweeps: {
    ApplicationSubmitted: sweep(
      ({ applicationId, product, origin }: Submitted) =>
        origin === undefined && product?.content.handling === 'standard'
          ? pipeline.rows({ applicationId })
          : undefined,
      ({ applicationId, ceilingIds }: ApplicationRow) => [
        ...ceilingIds.map((ceilingId) => ReserveCeiling.of({ ceilingId, applicationId })),
        DecideStraightThrough.of({ applicationId }),
      ],
    ),
  },
});
