import { defineProcess, sweep } from '#kernel';
import { unitEvents } from '#organisation';
import { PlaceLead } from '../lead/lead.commands.js';
import type { LeadRow } from '../views/leads.view.js';
import { leads } from '../views/leads.view.js';

/** When a unit comes to lie below another, so do the leads of it and of all units below it. */
export const placeLeads = defineProcess({
  name: 'place-leads',
  events: unitEvents,
  sweeps: {
    UnitMoved: sweep(
      ({ unitId }: { readonly unitId: string }) => leads.rows({ units: unitId }),
      ({ leadId }: LeadRow) => [PlaceLead.of({ leadId })],
    ),
  },
});
