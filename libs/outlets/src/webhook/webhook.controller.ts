import { IsCode, IsId, NotFound } from '#kernel';
import { Ask, EventStore, OffersDryRun, Payload, requestContext } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { DeliveryStatus } from '../outlets.codes.js';
import type { WebhookRow } from '../views/webhooks.view.js';
import { GetWebhook, ListWebhooks } from '../views/webhooks.view.js';
import { AddressRefused } from './address.js';
import { Deliveries } from './deliveries.js';
import { Secrets } from './secrets.js';
import { WebhookRunner } from './webhooks.job.js';
import {
  PauseWebhook,
  RegisterWebhook,
  RemoveWebhook,
  ReplayWebhook,
  ResumeWebhook,
  RotateWebhookSecret,
} from './webhook.commands.js';
import { webhookRefusals } from './webhook.refusals.js';

/** The deliveries of a webhook, the last first. */
class ListDeliveries extends GetWebhook {
  @IsOptional() @IsCode(DeliveryStatus) readonly status?: DeliveryStatus;
}

/** Asks a receiver whether it wants the events, by a word that it has to say after us. */
class ChallengeWebhook {
  @IsId() readonly webhookId!: string;
}

/** Sends again what was given up. */
class ReviveDeliveries {
  @IsId() readonly webhookId!: string;
}

const listed = 200;

/** The addresses that events are sent to. */
@Controller('webhooks')
export class WebhookController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly deliveries: Deliveries,
    private readonly secrets: Secrets,
    private readonly runner: WebhookRunner,
    private readonly store: EventStore,
  ) {}

  @Get()
  list(@Ask() query: ListWebhooks) {
    return this.queries.execute(query);
  }

  @Get(':webhookId')
  get(@Ask() query: GetWebhook) {
    return this.queries.execute(query);
  }

  /** The secret that signs, for the service itself. */
  @Get(':webhookId/secret')
  async secret(@Ask() query: GetWebhook) {
    return { secret: await this.secrets.written(await this.own(query)) };
  }

  @Get(':webhookId/deliveries')
  async delivered(@Ask() { status, ...query }: ListDeliveries) {
    await this.own(GetWebhook.of(query));
    const { webhookId } = query;
    const wanted = { limit: listed, newest: true, ...(status !== undefined && { status }) };
    const [position, head, items] = await Promise.all([
      this.deliveries.place(webhookId),
      this.store.head(),
      this.deliveries.of(webhookId, wanted),
    ]);
    return { position: position ?? null, head: head ?? -1, items };
  }

  @Post()
  register(@Payload() command: RegisterWebhook) {
    return this.commands.execute(command);
  }

  /** @throws ChallengeFailed, AddressNotAllowed */
  @Post(':webhookId/challenge')
  async confirm(@Payload() { webhookId }: ChallengeWebhook) {
    // Whoever has just registered it need not wait for the view.
    const after = (await this.store.head()) ?? 0;
    const row = await this.own(GetWebhook.of({ webhookId, after }));
    const answered = await this.runner.challenge(row).catch((error: unknown) => {
      if (error instanceof AddressRefused)
        throw webhookRefusals.AddressNotAllowed({ field: 'url' });
      return false;
    });
    if (!answered) throw webhookRefusals.ChallengeFailed({ field: 'url' });
    return this.runner.confirm(webhookId);
  }

  @Post(':webhookId/pause')
  pause(@Payload() command: PauseWebhook) {
    return this.commands.execute(command);
  }

  @Post(':webhookId/resumption')
  resume(@Payload() command: ResumeWebhook) {
    return this.commands.execute(command);
  }

  @Post(':webhookId/secret-rotations')
  rotate(@Payload() command: RotateWebhookSecret) {
    return this.commands.execute(command);
  }

  @Post(':webhookId/replays')
  async replay(@Payload() command: ReplayWebhook) {
    const receipt = await this.commands.execute(command);
    const { dryRun = false } = requestContext();
    if (!dryRun) await this.deliveries.goBack(command.webhookId, command.after);
    return receipt;
  }

  @Post(':webhookId/dead-letters/replays')
  @OffersDryRun()
  async revive(@Payload() { webhookId }: ReviveDeliveries) {
    await this.own(GetWebhook.of({ webhookId }));
    if (requestContext().dryRun === true) {
      return { wouldRevive: (await this.deliveries.dead(webhookId)).length };
    }
    return { revived: await this.deliveries.revive(webhookId, new Date().toISOString()) };
  }

  @Post(':webhookId/removal')
  remove(@Payload() command: RemoveWebhook) {
    return this.commands.execute(command);
  }

  /** A service sees its own webhooks only; administrators all. */
  private async own(query: GetWebhook): Promise<WebhookRow> {
    const row = await this.queries.execute(query);
    const { actor } = requestContext();
    if (actor.roles.includes('administrator') || row.serviceId === actor.id) return row;
    throw NotFound({ webhookId: row.webhookId });
  }
}
