import { signalProviderEvents } from './provider.events.js';

export const providerId = 'court-registry';
export const publicKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';

export const registered = signalProviderEvents.SignalProviderRegistered({
  providerId,
  name: 'Registry of the courts',
  publicKey,
  registeredBy: 'rm-7',
  valueDate: '2026-03-02',
});

export const confirmed = signalProviderEvents.SignalProviderConfirmed({
  confirmedBy: 'li',
  valueDate: '2026-03-02',
});

export const retired = signalProviderEvents.SignalProviderRetired({
  reason: 'The contract has ended.',
  valueDate: '2026-03-02',
});
