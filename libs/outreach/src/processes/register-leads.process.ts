import { RegisterClient } from '#clients';
import { defineProcess, pick } from '#kernel';
import { clientOfLead } from '../lead/client-of-lead.js';
import { leadEvents } from '../lead/lead.events.js';

/** A lead that becomes a client is registered from what is known of it: nothing is typed again. */
export const registerLeads = defineProcess({
  name: 'register-leads',
  events: pick(leadEvents, 'LeadConverted'),
  on: {
    LeadConverted: ({ leadId, facts, form, managerId, valueDate: statedOn }) => {
      if (form === undefined) return [];
      const { purpose: _, amount: __, ...known } = facts;
      return [
        RegisterClient.of({
          ...{ clientId: clientOfLead(leadId), form, role: 'prospect', facts: known },
          source: { provenance: 'internal', statedOn },
          ...(managerId !== undefined && { managerId }),
        }),
      ];
    },
  },
});
