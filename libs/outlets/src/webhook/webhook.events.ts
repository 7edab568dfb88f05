import { defineEvents, event } from '#kernel';

interface Reasoned {
  readonly reason: string;
}

/** An address that the events of an outlet are sent to: unconfirmed → active ⇄ paused → ended. */
export const webhookEvents = defineEvents('webhookId', {
  WebhookRegistered: event<{
    readonly outletId: string;
    readonly url: string;
    readonly serviceId: string;
  }>(),
  /** The receiver has answered the challenge. */
  WebhookConfirmed: event<object>(),
  WebhookPaused: event<Reasoned>(),
  WebhookResumed: event<Reasoned>(),
  /** From now on a new secret signs; the one before signs beside it for a day. */
  WebhookSecretRotated: event<{ readonly version: number; readonly rotatedAt: string }>(),
  /** Everything after a position is sent again. */
  WebhookReplayed: event<Reasoned & { readonly after: number }>(),
  /** The receiver has answered 410: it wants no more. */
  WebhookGone: event<object>(),
  WebhookRemoved: event<Reasoned>(),
});
