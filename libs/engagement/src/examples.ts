import type { Contact, FormerContact, NextStep } from './interaction/interaction.events.js';
import { interactionEvents } from './interaction/interaction.events.js';

/** Named contacts for the specs of every context. */

export const clientId = 'cl_qinling';

/** The manager calls on the client at its office. */
export const visit: Contact = {
  channel: 'visit',
  way: 'meeting',
  direction: 'fromBank',
  stage: 'postLoan',
  subject: 'The second wind farm',
  outcome: 'toFollowUp',
  note: 'Turbines are ordered; the grid connection is late.',
  valueDate: '2026-02-26',
  occurredAt: '2026-02-26T06:30:00.000Z',
  timeZone: 'Asia/Shanghai',
  staffIds: ['rm-7'],
  counterparts: ['CFO'],
};

/** The client asks for a rate by WeChat. */
export const question: Contact = {
  channel: 'wechat',
  direction: 'fromClient',
  stage: 'application',
  subject: 'What would three years cost?',
  valueDate: '2026-03-01',
};

/** Nobody answers the telephone. */
export const attempt: Contact = {
  channel: 'phone',
  way: 'call',
  direction: 'fromBank',
  subject: 'Grid connection',
  outcome: 'notReached',
  valueDate: '2026-03-02',
};

export const offer: NextStep = {
  stepId: '1',
  what: 'Send an offer',
  dueOn: '2026-03-06',
  ownerId: 'rm-7',
};

/** What the visit was counted by. */
export const visitWas: FormerContact = {
  valueDate: '2026-02-26',
  channel: visit.channel,
  occurredAt: '2026-02-26T06:30:00.000Z',
  timeZone: 'Asia/Shanghai',
  outcome: 'toFollowUp',
};

export const visited = interactionEvents.InteractionRecorded({ clientId, ...visit });
export const asked = interactionEvents.InteractionRecorded({ clientId, ...question });
export const attempted = interactionEvents.InteractionRecorded({ clientId, ...attempt });
export const planned = interactionEvents.NextStepPlanned({ clientId, ...offer });
export const done = interactionEvents.NextStepCompleted({
  clientId,
  stepId: '1',
  result: 'Sent.',
});
export const withdrawn = interactionEvents.InteractionWithdrawn({
  clientId,
  reason: 'Another client.',
  openSteps: [],
  was: visitWas,
});
