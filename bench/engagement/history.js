// A bank's contacts, made up: clients whose manager is one person, and many contacts with each.
import { CommandBus } from '@nestjs/cqrs';

const dist = '../../dist/libs';
const { inContext } = await import(`${dist}/platform/src/index.js`);
const { RegisterClient } = await import(`${dist}/clients/src/index.js`);
const { RecordInteraction } = await import(`${dist}/engagement/src/index.js`);

/** Under so many clients of one manager the day is asked. */
const clientsOfManager = 200;
const channels = ['phone', 'visit', 'email', 'wechat'];

const dayBack = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

const context = (actorId, key) => ({
  actor: { id: actorId, roles: ['relationshipManager'] },
  ...{ correlationId: 'bench', idempotencyKey: `bench:${key}`, system: true },
});

const clientOf = (index) =>
  RegisterClient.of({
    ...{ clientId: `cl_bench${index}`, form: 'legalEntity', role: 'client' },
    facts: { name: { en: `Client ${index}`, zh: `客户${index}` } },
    source: { provenance: 'interview', statedOn: dayBack(400) },
  });

const contactOf = (index, clients) =>
  RecordInteraction.of({
    ...{ interactionId: `in_bench${index}`, clientId: `cl_bench${index % clients}` },
    ...{ channel: channels[index % channels.length], direction: 'fromBank' },
    ...{ subject: 'Call', valueDate: dayBack(index % 365) },
  });

/** The manager of a client: the first ones are those of `rm`, whose day is asked. */
const managerOf = (index) =>
  index < clientsOfManager ? 'rm' : `rm${Math.floor(index / clientsOfManager)}`;

/** Sends a command for each index, 128 at once; where the log ends. */
async function each(bus, count, commandOf, actorOf, what) {
  let [next, position] = [0, 0];
  const hand = async () => {
    while (next < count) {
      const index = next++;
      const work = () => bus.execute(commandOf(index));
      const receipt = await inContext(context(actorOf(index), `${what}:${index}`), work);
      position = Math.max(position, receipt.position);
    }
  };
  await Promise.all(Array.from({ length: 128 }, hand));
  return position;
}

/** Writes so many contacts with a client for every two hundred of them; where the log ends. */
export async function writeHistory(app, contacts) {
  const bus = app.get(CommandBus);
  const clients = Math.max(clientsOfManager, Math.ceil(contacts / 200));
  const began = performance.now();
  await each(bus, clients, clientOf, managerOf, 'client');
  const manager = (index) => managerOf(index % clients);
  const contact = (index) => contactOf(index, clients);
  const position = await each(bus, contacts, contact, manager, 'contact');
  const seconds = (performance.now() - began) / 1_000;
  return { position, clients, seconds };
}
