import type { RequestContext } from '#platform';
import { EventStore, inContext } from '#platform';
import {
  Deliveries,
  ListOutlets,
  ListWebhooks,
  PauseWebhook,
  ReplayWebhook,
  ResumeWebhook,
} from '#outlets';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { columns } from '../../columns.js';
import { connect } from '../../connect.js';
import type { Console } from '../views.js';

const operator: RequestContext = {
  actor: { id: 'operator', roles: [], channel: 'cli' },
  correlationId: 'rapport-outlets',
  system: true,
};
const mostShown = 500;

/** What an operator does to one address that events are sent to. */
export type OutletAction =
  | { readonly kind: 'list' }
  | { readonly kind: 'pause' | 'resume' | 'revive'; readonly webhookId: string }
  | { readonly kind: 'replay'; readonly webhookId: string; readonly after: string };

/** `rapport outlets`: who gets events, how far each webhook has come, and what to do about one. */
export async function outlets(action: OutletAction): Promise<number> {
  const connected = await connect();
  try {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    return await inContext(operator, () => outletsOn({ ...connected, print }, action));
  } finally {
    await connected.stop();
  }
}

/** The command upon a system that is connected; resolves to the exit code. */
export async function outletsOn(on: Console, action: OutletAction): Promise<number> {
  return action.kind === 'list' ? list(on) : act(on, action);
}

const reason = 'By an operator, on the command line.';

async function act({ app, print }: Console, action: Exclude<OutletAction, { kind: 'list' }>) {
  const { webhookId } = action;
  const commands = app.get(CommandBus);
  const deliveries = app.get(Deliveries);
  switch (action.kind) {
    case 'pause':
      await commands.execute(PauseWebhook.of({ webhookId, reason }));
      print(`${webhookId} is paused`);
      return 0;
    case 'resume':
      await commands.execute(ResumeWebhook.of({ webhookId, reason }));
      print(`${webhookId} goes on where it was`);
      return 0;
    case 'revive': {
      const revived = await deliveries.revive(webhookId, new Date().toISOString());
      print(`${webhookId} is to send ${revived} events again that were given up`);
      return 0;
    }
    case 'replay': {
      if (!/^\d{1,15}$/.test(action.after)) {
        throw new Error(`the position is a whole number from 0, not "${action.after}"`);
      }
      const after = Number(action.after);
      await commands.execute(ReplayWebhook.of({ webhookId, after, reason }));
      await deliveries.goBack(webhookId, after);
      print(`${webhookId} sends everything after ${after} again`);
      return 0;
    }
  }
}

async function list({ app, print }: Console): Promise<number> {
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
