import { decides } from '#kernel/testing';
import {
  ConfirmWebhook,
  PauseWebhook,
  RecordWebhookGone,
  RegisterWebhook,
  RemoveWebhook,
  ReplayWebhook,
  ResumeWebhook,
  RotateWebhookSecret,
} from './webhook.commands.js';
import { webhook } from './webhook.decider.js';
import { webhookEvents } from './webhook.events.js';
import { webhookRefusals } from './webhook.refusals.js';

const given = decides(webhook);
const webhookId = 'wh_1';
const outletId = 'ot_1';
const url = 'https://core.bank.example/events';
const reason = 'Upgrade.';
const service = { actor: { id: 'core.banking', roles: ['service' as const] } };
const stranger = { actor: { id: 'search', roles: ['service' as const] } };
const outlet = { status: 'active', serviceId: 'core.banking' };
const registered = webhookEvents.WebhookRegistered({ outletId, url, serviceId: 'core.banking' });
const confirmed = webhookEvents.WebhookConfirmed({});
const paused = webhookEvents.WebhookPaused({ reason });
const gone = webhookEvents.WebhookGone({});

describe('a webhook', () => {
  it('is registered by the service whose outlet it is', () => {
    const command = RegisterWebhook.of({ webhookId, outletId, url });
    given()
      .when(command, { ...service, outlet })
      .then(registered);
    given()
      .when(command, { ...stranger, outlet })
      .refuses(webhookRefusals.OutletUnknown);
    given().when(command, service).refuses(webhookRefusals.OutletUnknown);
    const suspended = { ...outlet, status: 'suspended' };
    given()
      .when(command, { ...service, outlet: suspended })
      .refuses(webhookRefusals.OutletUnknown);
  });

  it('is confirmed once', () => {
    given(registered).when(ConfirmWebhook.of({ webhookId })).then(confirmed);
    given(registered, confirmed).when(ConfirmWebhook.of({ webhookId })).changesNothing();
  });

  it('is paused and resumed by its service, and by no other', () => {
    const pause = PauseWebhook.of({ webhookId, reason });
    given(registered).when(pause, service).refuses(webhookRefusals.WebhookNotActive);
    given(registered, confirmed).when(pause, stranger).refuses(webhookRefusals.WebhookNotYours);
    given(registered, confirmed).when(pause, service).then(paused);
    const resume = ResumeWebhook.of({ webhookId, reason });
    given(registered, confirmed).when(resume, service).refuses(webhookRefusals.WebhookNotPaused);
    given(registered, confirmed, paused)
      .when(resume, service)
      .then(webhookEvents.WebhookResumed({ reason }));
  });

  it('counts its secrets', () =>
    given(registered, confirmed)
      .when(RotateWebhookSecret.of({ webhookId }), service)
      .then(
        webhookEvents.WebhookSecretRotated({ version: 2, rotatedAt: '2026-03-02T09:00:00.000Z' }),
      ));

  it('records that it was sent again', () => {
    const replay = ReplayWebhook.of({ webhookId, after: 7, reason });
    given(registered).when(replay, service).refuses(webhookRefusals.WebhookNotActive);
    given(registered, confirmed)
      .when(replay, service)
      .then(webhookEvents.WebhookReplayed({ after: 7, reason }));
  });

  it('ends with its receiver, or when it is removed', () => {
    given(registered, confirmed).when(RecordWebhookGone.of({ webhookId })).then(gone);
    given(registered, confirmed, gone).when(RecordWebhookGone.of({ webhookId })).changesNothing();
    const remove = RemoveWebhook.of({ webhookId, reason });
    given(registered, confirmed, gone).when(remove, service).refuses(webhookRefusals.WebhookIsOver);
    given(registered).when(remove, service).then(webhookEvents.WebhookRemoved({ reason }));
  });
});
