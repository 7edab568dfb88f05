import { CompleteNextStep, RecordInteraction } from '#engagement';
import type { DemoContact } from './contacts.js';
import { contacts } from './contacts.js';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** Every contact, and the next steps that are done. */
export const contactSteps = (dates: Dates): readonly Step[] =>
  contacts.flatMap((contact, index) => told(contact, idOf(contact, index), dates));

/** The running number counts the contacts of the same client. */
function idOf({ client }: DemoContact, index: number): string {
  const before = contacts.slice(0, index).filter((other) => other.client === client);
  return `in_demo.${client}.${before.length + 1}`;
}

function told(contact: DemoContact, interactionId: string, { ago }: Dates): readonly Step[] {
  const { client, daysAgo, stage, subject, outcome, note, office, next, done } = contact;
  const [channel, way, direction] = contact.by;
  const by = people[clientOf(client).manager];
  const record = RecordInteraction.of({
    interactionId,
    clientId: clientId(client),
    channel,
    way,
    direction,
    stage,
    subject,
    outcome,
    ...(note !== undefined && { note }),
    valueDate: ago(daysAgo),
    // Half past ten on the clock on the wall of the bank.
    occurredAt: `${ago(daysAgo)}T02:30:00.000Z`,
    staffIds: [by.id],
    ...(office !== undefined && { counterparts: [office] }),
    ...(next && { nextSteps: [{ what: next[0], dueOn: ago(-next[1]), ownerId: by.id }] }),
  });
  const common = { on: ago(daysAgo), by, line: client };
  const step = { ...common, key: `${interactionId}:RecordInteraction`, command: record };
  if (done === undefined) return [step];
  const completion = CompleteNextStep.of({ interactionId, stepId: '1', result: done });
  return [step, { ...common, key: `${interactionId}:CompleteNextStep`, command: completion }];
}
