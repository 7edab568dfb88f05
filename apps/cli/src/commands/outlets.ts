import type { RequestContext } from '#platform';
import { EventStore, inContext } from '#platform';
import { Deliveries, ListOutlets, ListWebhooks } from '#outlets';
import { QueryBus } from '@nestjs/cqrs';
import { columns } from '../columns.js';
import { connect } from '../connect.js';
import type { Console } from './views.js';

const operator: RequestContext = {
  actor: { id: 'operator', roles: [], channel: 'cli' },
  correlationId: 'rapport-outlets',
  system: true,
};
const mostShown = 500;

/** `rapport outlets`: who gets events, and how far each webhook has come. */
export async function outlets(): Promise<number> {
  const connected = await connect();
  try {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    return await inContext(operator, () => outletsOn({ ...connected, print }));
  } finally {
    await connected.stop();
  }
}

/** The command upon a system that is connected; resolves to the exit code. */
export async function outletsOn({ app, print }: Console): Promise<number> {
  const queries = app.get(QueryBus);
  const { items: registered } = await queries.execute(ListOutlets.of({ limit: mostShown }));
  if (registered.length === 0) {
    print('no service gets events yet');
    return 0;
  }
  const rows = registered.map(({ outletId, serviceId, status, terms, ownerId }) => ({
    ...{ outletId, serviceId, status, ownerId },
    expires: terms.expiresOn,
  }));
  print(columns(['outletId', 'serviceId', 'status', 'expires', 'ownerId'], rows));
  const { items: webhooks } = await queries.execute(ListWebhooks.of({ limit: mostShown }));
  if (webhooks.length === 0) return 0;
  const head = (await app.get(EventStore).head()) ?? -1;
  const deliveries = app.get(Deliveries);
  const lines = webhooks.map(async ({ webhookId, outletId, status, url }) => {
    const [position, waiting, dead] = await Promise.all([
      deliveries.place(webhookId),
      deliveries.count(webhookId, 'waiting'),
      deliveries.count(webhookId, 'dead'),
    ]);
    const behind = position === undefined ? '' : Math.max(0, head - position);
    return { webhookId, outletId, status, behind, waiting, dead, url };
  });
  print('');
  const names = ['webhookId', 'outletId', 'status', 'behind', 'waiting', 'dead', 'url'] as const;
  print(columns(names, await Promise.all(lines)));
  return 0;
}
