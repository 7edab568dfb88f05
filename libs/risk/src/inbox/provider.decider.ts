import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import * as commands from './provider.commands.js';
import { signalProviderEvents } from './provider.events.js';
import { providerRefusals as refuse } from './provider.refusals.js';

const { SignalProviderRegistered, SignalProviderConfirmed } = signalProviderEvents;
const { SignalProviderRetired } = signalProviderEvents;

interface Provider {
  readonly publicKey: string;
  readonly registeredBy: string;
  readonly stage: 'registered' | 'confirmed' | 'retired';
}

const evolve: Evolve<Provider, typeof signalProviderEvents> = {
  SignalProviderRegistered: ({ publicKey, registeredBy }) => ({
    publicKey,
    registeredBy,
    stage: 'registered',
  }),
  SignalProviderConfirmed: (_, provider) => ({ ...provider, stage: 'confirmed' }),
  SignalProviderRetired: (_, provider) => ({ ...provider, stage: 'retired' }),
};

/** A provider of signals: its key is entered by one person and compared by another. */
export const signalProvider = defineDecider({
  stream: 'signalProvider',
  by: 'providerId',
  prefix: 'sp',
  events: signalProviderEvents,
  commands,
  allow: {
    RegisterSignalProvider: ['riskOfficer', 'administrator'],
    ConfirmSignalProvider: ['riskOfficer', 'administrator'],
    RetireSignalProvider: ['riskOfficer', 'administrator'],
  },
  evolve,
  notBy: { ConfirmSignalProvider: ({ registeredBy }) => [registeredBy] },

  create: {},

  either: {
    RegisterSignalProvider({ name, publicKey }, before, { today, actor }) {
      if (before?.publicKey === publicKey && before.stage !== 'retired') return [];
      return SignalProviderRegistered({
        name,
        publicKey,
        registeredBy: actor.id,
        valueDate: today,
      });
    },
  },

  decide: {
    ConfirmSignalProvider({ publicKey }, provider, { today, actor }) {
      if (publicKey !== provider.publicKey) throw refuse.KeyNotThatOne({ field: 'publicKey' });
      if (provider.stage !== 'registered') return [];
      return SignalProviderConfirmed({ confirmedBy: actor.id, valueDate: today });
    },

    RetireSignalProvider: ({ reason }, { stage }, { today }) =>
      stage === 'retired' ? [] : SignalProviderRetired({ reason, valueDate: today }),
  },
});
