import type { Actor, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import type { WebhookStatus } from '../outlets.codes.js';
import type { OutletRow } from '../views/outlets.view.js';
import { outlets } from '../views/outlets.view.js';
import * as commands from './webhook.commands.js';
import { webhookEvents } from './webhook.events.js';
import { webhookRefusals } from './webhook.refusals.js';

const refuse = webhookRefusals;

interface Webhook {
  readonly status: WebhookStatus;
  readonly outletId: string;
  readonly serviceId: string;
  readonly secret: number;
}

const evolve: Evolve<Webhook, typeof webhookEvents> = {
  WebhookRegistered: ({ outletId, serviceId }) => ({
    status: 'unconfirmed',
    outletId,
    serviceId,
    secret: 1,
  }),
  WebhookConfirmed: (_, webhook) => ({ ...webhook, status: 'active' }),
  WebhookPaused: (_, webhook) => ({ ...webhook, status: 'paused' }),
  WebhookResumed: (_, webhook) => ({ ...webhook, status: 'active' }),
  WebhookSecretRotated: ({ version }, webhook) => ({ ...webhook, secret: version }),
  WebhookReplayed: (_, webhook) => webhook,
  WebhookGone: (_, webhook) => ({ ...webhook, status: 'gone' }),
  WebhookRemoved: (_, webhook) => ({ ...webhook, status: 'removed' }),
};

/** Administrators run every webhook, a service its own. */
function requireOwn(webhook: Webhook, actor: Actor): void {
  const isService = actor.roles.includes('service') && !actor.roles.includes('administrator');
  if (isService && webhook.serviceId !== actor.id) throw refuse.WebhookNotYours();
  if (webhook.status === 'gone' || webhook.status === 'removed') throw refuse.WebhookIsOver();
}

const isOpen = (outlet: OutletRow | undefined, actor: Actor): boolean =>
  outlet?.status === 'active' &&
  (outlet.serviceId === actor.id || actor.roles.includes('administrator'));

const runners = ['administrator', 'service'] as const;

/** An address that the events of an outlet are sent to. */
export const webhook = defineDecider({
  stream: 'webhook',
  by: 'webhookId',
  prefix: 'wh',
  events: webhookEvents,
  commands,
  allow: {
    RegisterWebhook: runners,
    ConfirmWebhook: [],
    PauseWebhook: runners,
    ResumeWebhook: runners,
    RotateWebhookSecret: runners,
    ReplayWebhook: runners,
    RecordWebhookGone: [],
    RemoveWebhook: runners,
  },
  evolve,
  consult: { RegisterWebhook: ({ outletId }) => ({ outlet: outlets.row(outletId) }) },
  create: {
    RegisterWebhook({ outletId, url }, { outlet, actor }) {
      if (!isOpen(outlet, actor)) throw refuse.OutletUnknown({ field: 'outletId' });
      return webhookEvents.WebhookRegistered({
        outletId,
        url,
        serviceId: outlet?.serviceId ?? actor.id,
      });
    },
  },
  decide: {
    ConfirmWebhook: (_, { status }) =>
      status === 'unconfirmed' ? webhookEvents.WebhookConfirmed({}) : [],

    PauseWebhook({ reason }, before, { actor }) {
      requireOwn(before, actor);
      if (before.status !== 'active') throw refuse.WebhookNotActive({ status: before.status });
      return webhookEvents.WebhookPaused({ reason });
    },

    ResumeWebhook({ reason }, before, { actor }) {
      requireOwn(before, actor);
      if (before.status !== 'paused') throw refuse.WebhookNotPaused({ status: before.status });
      return webhookEvents.WebhookResumed({ reason });
    },

    RotateWebhookSecret(_, before, { actor, now }) {
      requireOwn(before, actor);
      return webhookEvents.WebhookSecretRotated({ version: before.secret + 1, rotatedAt: now });
    },

    ReplayWebhook({ after, reason }, before, { actor }) {
      requireOwn(before, actor);
      if (before.status === 'unconfirmed') throw refuse.WebhookNotActive({ status: before.status });
      return webhookEvents.WebhookReplayed({ after, reason });
    },

    RecordWebhookGone: (_, { status }) =>
      status === 'gone' || status === 'removed' ? [] : webhookEvents.WebhookGone({}),

    RemoveWebhook({ reason }, before, { actor }) {
      requireOwn(before, actor);
      return webhookEvents.WebhookRemoved({ reason });
    },
  },
});
