import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ContractController } from './contract/contract.controller.js';
import { EventSight } from './feed/event-sight.js';
import { EventsController } from './feed/events.controller.js';
import { Feed } from './feed/feed.js';
import { Letters } from './feed/letter.js';
import { Tail } from './feed/tail.js';
import { OutletMetrics } from './outlet-metrics.js';

const parts = boundedContext({ controllers: [ContractController, EventsController] });

/** What other services of the bank get of every event, and how. */
@Module({
  ...parts,
  providers: [...(parts.providers ?? []), EventSight, Feed, Letters, OutletMetrics, Tail],
})
export class OutletsModule {}
