import { defineProcess, sweep } from '#kernel';
import { unitEvents } from '#organisation';
import { PlaceClient } from '../client/client.commands.js';
import type { ClientScope } from '../views/client-scope.view.js';
import { clientScope } from '../views/client-scope.view.js';

/** When a unit comes to lie below another, so do the clients of it and of all units below it. */
export const followUnits = defineProcess({
  name: 'follow-units',
  events: unitEvents,
  sweeps: {
    UnitMoved: sweep(
      ({ unitId }: { readonly unitId: string }) => clientScope.rows({ units: unitId }),
      ({ clientId }: ClientScope) => [PlaceClient.of({ clientId })],
    ),
  },
});
