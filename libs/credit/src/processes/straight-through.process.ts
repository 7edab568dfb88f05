import { defineProcess } from '#kernel';
import { DecideStraightThrough } from '../application/application.commands.js';
import { applicationEvents } from '../application/application.events.js';

/** An application for a standard product is decided by the rules alone, or routed to persons. */
export const straightThroughProcess = defineProcess({
  name: 'straight-through',
  events: applicationEvents,
  on: {
    ApplicationSubmitted: ({ product, origin }, { id }) =>
      origin === undefined && product?.content.handling === 'standard'
        ? [DecideStraightThrough.of({ applicationId: id })]
        : [],
  },
});
