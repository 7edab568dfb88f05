import { defineDecider } from '#kernel';
import * as commands from './attempt.commands.js';
import { attemptEvents } from './attempt.events.js';

/** A refusal that auditors are to learn of. */
export const attempt = defineDecider({
  stream: 'attempt',
  by: 'attemptId',
  prefix: 'at',
  events: attemptEvents,
  commands,
  allow: { RecordAttempt: [] },
  evolve: { AttemptRefused: () => ({}) },
  create: {
    RecordAttempt: ({ code, message, path, roles, clientId, unrecorded }) =>
      attemptEvents.AttemptRefused({
        code,
        message,
        path,
        roles,
        ...(clientId !== undefined && { clientId }),
        ...(unrecorded !== undefined && { unrecorded }),
      }),
  },
  decide: {},
});
