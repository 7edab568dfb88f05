import type { Rows } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { WebhookStatus } from '../outlets.codes.js';
import { webhookEvents } from '../webhook/webhook.events.js';

/** An address that the events of an outlet are sent to. */
export interface WebhookRow {
  readonly webhookId: string;
  readonly outletId: string;
  readonly url: string;
  /** The service it belongs to. */
  readonly serviceId: string;
  readonly status: WebhookStatus;
  /** Which secret signs, from 1; the one before signs beside it for a day. */
  readonly secretVersion: number;
  readonly secretRotatedAt?: string;
  readonly reason?: string;
}

/** One webhook. */
export class GetWebhook extends ViewQuery<WebhookRow> {
  @IsId() readonly webhookId!: string;
}

/** The webhooks, by outlet and status. */
export class ListWebhooks extends ListQuery<WebhookRow> {
  @IsOptional() @IsId() readonly outletId?: string;

  @IsOptional() @IsCode(WebhookStatus) readonly status?: WebhookStatus;
}

const on: Rows<WebhookRow, typeof webhookEvents> = {
  WebhookConfirmed: (_, row) => ({ ...row, status: 'active' }),
  WebhookPaused: ({ reason }, row) => ({ ...row, status: 'paused', reason }),
  WebhookResumed: ({ reason }, row) => ({ ...row, status: 'active', reason }),
  WebhookSecretRotated: ({ version, rotatedAt }, row) => ({
    ...row,
    secretVersion: version,
    secretRotatedAt: rotatedAt,
  }),
  WebhookGone: (_, row) => ({ ...row, status: 'gone' }),
  WebhookRemoved: ({ reason }, row) => ({ ...row, status: 'removed', reason }),
};

const askers = ['administrator', 'riskOfficer', 'auditor', 'service'] as const;

/** Every address that events are sent to. */
export const webhooks = defineView({
  name: 'webhooks',
  events: webhookEvents,
  opens: {
    WebhookRegistered: ({ outletId, url, serviceId }, { id }): WebhookRow => ({
      webhookId: id,
      outletId,
      url,
      serviceId,
      status: 'unconfirmed',
      secretVersion: 1,
    }),
  },
  on,
  scope: 'open',
  queries: { GetWebhook, ListWebhooks },
  allow: { GetWebhook: askers, ListWebhooks: askers },
  answer: {
    GetWebhook: ({ webhookId }, rows) => rows.get(webhookId),
    ListWebhooks: ({ outletId, status, ...page }, rows) => rows.page({ outletId, status }, page),
  },
  indexes: [{ outletId: 1 }, { status: 1 }],
});
