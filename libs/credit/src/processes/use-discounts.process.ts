import { defineProcess } from '#kernel';
import { applicationEvents } from '../application/application.events.js';
import { UseDiscount } from '../standing/standing.commands.js';

/** A discount that the client has earned is used up by the approval in whose price it is. */
export const useDiscounts = defineProcess({
  name: 'use-discounts',
  events: applicationEvents,
  on: {
    ApplicationApproved: ({ applicationId, clientId, price, valueDate }) =>
      (price?.lines ?? [])
        .filter(({ part }) => part === 'preference')
        .flatMap(({ rules }) => rules)
        .map((reference) => UseDiscount.of({ clientId, reference, applicationId, valueDate })),
  },
});
