// Takes its share of the events of a group, on the inside, with credentials that only read:
//   rapport subscriptions create clients --category client
//   EVENTSTORE_URL=esdb://subscriber:…@localhost:2113?… node libs/client/examples/group.js clients
// A group keeps no order, and after a crash an event comes again: what is done here must bear both.
import { EventStoreDBClient } from '@eventstore/db-client';

const [group = ''] = process.argv.slice(2);
const client = EventStoreDBClient.connectionString(process.env.EVENTSTORE_URL ?? '');
const subscription = client.subscribeToPersistentSubscriptionToAll(group, { bufferSize: 10 });
for await (const message of subscription) {
  const { id, type, streamId } = message.event;
  // An event that counts twice would be told by its id.
  process.stdout.write(`${id} ${type} ${streamId}\n`);
  await subscription.ack(message);
}
