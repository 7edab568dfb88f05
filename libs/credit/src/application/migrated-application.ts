import type { MigrateApplication } from './application.commands.js';
import { applicationEvents } from './application.events.js';

/** The facts of an application and its approval that come from another system. */
export function migrated(
  { clientId, terms, managerId, submittedOn, approvedOn, origin }: MigrateApplication,
  by: string,
) {
  return [
    applicationEvents.ApplicationSubmitted({
      clientId,
      groupIds: [],
      terms,
      priority: 'normal',
      missing: [],
      managerId,
      submittedBy: by,
      valueDate: submittedOn,
      origin,
    }),
    applicationEvents.ApplicationApproved({
      terms,
      requested: terms.amount,
      conditions: [],
      managerId,
      groupIds: [],
      approvedBy: by,
      valueDate: approvedOn,
      origin,
    }),
  ];
}
