import type { StoredRow } from '#platform';
import { Tables } from '#platform';
import { Injectable } from '@nestjs/common';
import { DeliveryStatus } from '../outlets.codes.js';
import { sequenceOf } from '../contract/cloud-event.js';

/** What became of one event at one webhook. */
export interface Delivery {
  readonly webhookId: string;
  readonly position: number;
  /** The id of the event, which is the `webhook-id`. */
  readonly eventId: string;
  /** What order is kept by. */
  readonly key: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  /** When it was sent last. */
  readonly at: string;
  /** When it is sent again. */
  readonly nextAt?: string;
  /** What the receiver answered last, or what failed. */
  readonly answer?: string;
}

const table = 'webhook-deliveries';
const places = 'webhook-places';
/** How many deliveries that succeeded are kept of each webhook. */
const keptDelivered = 10_000;

const idOf = ({ webhookId, position }: Delivery): string => `${webhookId} ${sequenceOf(position)}`;

/** How far each webhook has come, and what became of each event. */
@Injectable()
export class Deliveries {
  constructor(private readonly tables: Tables) {}

  async prepare(): Promise<void> {
    await this.tables.index(table, [{ webhookId: 1, status: 1, position: 1 }]);
  }

  /** Where a webhook begins; changes nothing where it has begun. */
  async begin(webhookId: string, position: number): Promise<void> {
    await this.tables.insertMissing(places, [{ _id: webhookId, position }]);
  }

  async place(webhookId: string): Promise<number | undefined> {
    const [row] = await this.tables.byIds(places, [webhookId]);
    return row && Number(row['position']);
  }

  /** Moves on; false where somebody else has moved it meanwhile. */
  move(webhookId: string, from: number, to: number): Promise<boolean> {
    return this.tables.swap(places, [webhookId], { position: from }, { position: to });
  }

  /** Goes back to a position, whoever runs it. */
  async goBack(webhookId: string, position: number): Promise<void> {
    await this.tables.write(places, [{ put: { _id: webhookId, position } }]);
  }

  async note(deliveries: readonly Delivery[]): Promise<void> {
    await this.tables.write(
      table,
      deliveries.map((delivery) => ({ put: { _id: idOf(delivery), ...delivery } })),
    );
  }

  /** In the order of the log; the last first where `newest`. */
  async of(
    webhookId: string,
    { status, limit, newest = false }: { status?: DeliveryStatus; limit: number; newest?: boolean },
  ): Promise<readonly Delivery[]> {
    const all = [
      { field: 'webhookId', is: 'eq', value: webhookId } as const,
      ...(status === undefined ? [] : [{ field: 'status', is: 'eq', value: status } as const]),
    ];
    const sort = [['position', newest ? -1 : 1] as const];
    return (await this.tables.find(table, { all }, { sort, limit })).map(deliveryOf);
  }

  count(webhookId: string, status: DeliveryStatus): Promise<number> {
    const all = [
      { field: 'webhookId', is: 'eq', value: webhookId } as const,
      { field: 'status', is: 'eq', value: status } as const,
    ];
    return this.tables.count(table, { all });
  }

  /** What was given up, as much of it as is sent again at once. */
  dead(webhookId: string): Promise<readonly Delivery[]> {
    return this.of(webhookId, { status: 'dead', limit: 5_000 });
  }

  /** Deliveries that were given up are to be sent again; gives how many. */
  async revive(webhookId: string, now: string): Promise<number> {
    const dead = await this.dead(webhookId);
    await this.note(dead.map((each) => ({ ...each, status: 'waiting', attempts: 0, nextAt: now })));
    return dead.length;
  }

  /** Forgets old deliveries that succeeded. */
  async prune(webhookId: string): Promise<void> {
    const filter = {
      all: [
        { field: 'webhookId', is: 'eq', value: webhookId } as const,
        { field: 'status', is: 'eq', value: 'delivered' } as const,
      ],
    };
    const beyond = (await this.tables.count(table, filter)) - keptDelivered;
    if (beyond <= 0) return;
    const old = await this.tables.find(table, filter, { sort: [['position', 1]], limit: beyond });
    await this.tables.write(
      table,
      old.map(({ _id }) => ({ remove: _id })),
    );
  }
}

const textIn = (row: StoredRow, field: string): string | undefined => {
  const value = row[field];
  return typeof value === 'string' ? value : undefined;
};

function deliveryOf(row: StoredRow): Delivery {
  const [nextAt, answer] = [textIn(row, 'nextAt'), textIn(row, 'answer')];
  const status = row['status'];
  return {
    webhookId: textIn(row, 'webhookId') ?? '',
    position: Number(row['position']),
    eventId: textIn(row, 'eventId') ?? '',
    key: textIn(row, 'key') ?? '',
    status: DeliveryStatus.includes(status) ? status : 'waiting',
    attempts: Number(row['attempts']),
    at: textIn(row, 'at') ?? '',
    ...(nextAt !== undefined && { nextAt }),
    ...(answer !== undefined && { answer }),
  };
}
