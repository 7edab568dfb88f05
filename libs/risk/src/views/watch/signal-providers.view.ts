import type { Rows } from '#kernel';
import { defineView, IsId, ListQuery, ViewQuery } from '#kernel';
import { signalProviderEvents } from '../../inbox/provider.events.js';

/** Who may send signals to the inbox, and by which key it signs. */
export interface SignalProviderRow {
  readonly providerId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly stage: 'registered' | 'confirmed' | 'retired';
  readonly registeredBy: string;
  readonly confirmedBy?: string;
}

/** One provider of signals. */
export class GetSignalProvider extends ViewQuery<SignalProviderRow> {
  @IsId() readonly providerId!: string;
}

/** The providers of signals. */
export class ListSignalProviders extends ListQuery<SignalProviderRow> {}

const on: Rows<SignalProviderRow, typeof signalProviderEvents> = {
  SignalProviderRegistered: ({ providerId, name, publicKey, registeredBy }) => ({
    ...{ providerId, name, publicKey, registeredBy },
    stage: 'registered',
  }),
  SignalProviderConfirmed: ({ confirmedBy }, row) => ({ ...row, stage: 'confirmed', confirmedBy }),
  SignalProviderRetired: (_, row) => ({ ...row, stage: 'retired' }),
};

const readers = ['riskOfficer', 'administrator', 'auditor', 'service'] as const;

/** From whom signals are taken. */
export const signalProviders = defineView({
  name: 'signal-providers',
  events: signalProviderEvents,
  empty: (providerId): SignalProviderRow => ({
    ...{ providerId, name: '', publicKey: '', registeredBy: '' },
    stage: 'registered',
  }),
  by: 'providerId',
  on,
  scope: 'open',
  queries: { GetSignalProvider, ListSignalProviders },
  allow: { GetSignalProvider: readers, ListSignalProviders: readers },
  answer: {
    GetSignalProvider: ({ providerId }, rows) => rows.get(providerId),
    ListSignalProviders: ({ limit, cursor, sort }, rows) => rows.page({}, { limit, cursor, sort }),
  },
});
