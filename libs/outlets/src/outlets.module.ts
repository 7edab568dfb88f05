import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ContractController } from './contract/contract.controller.js';
import { EventSight } from './feed/event-sight.js';
import { EventsController } from './feed/events.controller.js';
import { Feed } from './feed/feed.js';
import { Letters } from './feed/letter.js';
import { Tail } from './feed/tail.js';
import { AssistantTools } from './mcp/assistant-tools.js';
import { DraftsController } from './mcp/drafts.controller.js';
import { Drafts } from './mcp/drafts.js';
import { McpController } from './mcp/mcp.controller.js';
import { OutletMetrics } from './outlet-metrics.js';
import { OutletRegister } from './outlet/outlet-register.js';
import { OutletController } from './outlet/outlet.controller.js';
import { outlet } from './outlet/outlet.decider.js';
import { Quotas } from './outlet/quotas.js';
import { Readings } from './outlet/readings.js';
import { outlets } from './views/outlets.view.js';
import { webhooks } from './views/webhooks.view.js';
import { Brokers } from './broker/brokers.js';
import { Deliveries } from './webhook/deliveries.js';
import { Secrets } from './webhook/secrets.js';
import { WebhookRunner } from './webhook/webhooks.job.js';
import { WebhookController } from './webhook/webhook.controller.js';
import { webhook } from './webhook/webhook.decider.js';

const parts = boundedContext({
  deciders: [outlet, webhook],
  views: [outlets, webhooks],
  controllers: [
    ContractController,
    DraftsController,
    EventsController,
    McpController,
    OutletController,
    WebhookController,
  ],
});
const feed = [EventSight, Feed, Letters, OutletMetrics, OutletRegister, Quotas, Readings, Tail];
const assisting = [AssistantTools, Drafts];
const sending = [Brokers, Deliveries, Secrets, WebhookRunner];

/** What other services of the bank get of every event, and how. */
@Module({ ...parts, providers: [...(parts.providers ?? []), ...feed, ...sending, ...assisting] })
export class OutletsModule {}
