import type { Contribution, DataOf, Day, Level, Occurrence, Openings, Rows, Total } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { WarningLevel } from '../../early-warning/early-warning.codes.js';
import type { SignalRelevance } from '../../signal/signal.codes.js';
import { SignalCode, SignalDimension, SignalKind } from '../../signal/signal.codes.js';
import type { SignalContent } from '../../signal/signal.events.js';
import { signalEvents } from '../../signal/signal.events.js';

/** One signal, and what became of it. */
export interface SignalRow extends SignalContent {
  readonly signalId: string;
  readonly kind: SignalKind;
  readonly knownOn: Day;
  readonly provider?: string;
  readonly reference?: string;
  readonly broughtBy: string;
  readonly relevance?: SignalRelevance;
  readonly comment?: string;
  readonly assessedBy?: string;
  readonly assessed: boolean;
  /** Why it counts no longer. */
  readonly withdrawn?: string;
}

/** One signal. */
export class GetSignal extends ViewQuery<SignalRow> {
  @IsId() readonly signalId!: string;
}

/** Signals, the latest known first. */
export class ListSignals extends ListQuery<SignalRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(SignalKind) readonly kind?: SignalKind;

  @IsOptional() @IsCode(SignalCode) readonly code?: SignalCode;

  @IsOptional() @IsCode(WarningLevel) readonly gravity?: Level;

  /** Only signals the risk team has assessed, or has not. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly assessed?: boolean;
}

/** How many signals there are of each kind, code, gravity or relevance. */
export class CountSignals extends ViewQuery<readonly Total[]> {
  @IsCode(SignalDimension) readonly by!: SignalDimension;
}

type Told = Omit<DataOf<typeof signalEvents.ExternalSignalReceived>, 'provider' | 'origin'> & {
  readonly provider?: string;
};

const opened = (told: Told, { actor }: Occurrence): SignalRow => ({
  signalId: told.signalId,
  ...(told.clientId === undefined ? {} : { clientId: told.clientId }),
  ...(told.industry === undefined ? {} : { industry: told.industry }),
  ...(told.region === undefined ? {} : { region: told.region }),
  code: told.code,
  kind: SignalCode(told.code).kind,
  gravity: told.gravity,
  title: told.title,
  ...(told.text === undefined ? {} : { text: told.text }),
  happenedOn: told.happenedOn,
  ...(told.countsUntil === undefined ? {} : { countsUntil: told.countsUntil }),
  knownOn: told.knownOn,
  ...(told.provider === undefined ? {} : { provider: told.provider }),
  ...(told.reference === undefined ? {} : { reference: told.reference }),
  broughtBy: actor,
  assessed: false,
});

const opens: Openings<SignalRow, typeof signalEvents> = {
  ExternalSignalReceived: opened,
  ObservationMade: opened,
};

const on: Rows<SignalRow, typeof signalEvents> = {
  SignalAssessed: ({ relevance, comment }, row, { actor }) => ({
    ...row,
    relevance,
    comment,
    assessedBy: actor,
    assessed: true,
  }),
  SignalWithdrawn: ({ reason }, row) => ({ ...row, withdrawn: reason }),
};

const groupsOf = (row: SignalRow): readonly Contribution[] => {
  if (row.withdrawn !== undefined) return [];
  const group = (by: SignalDimension, value: string): Contribution => ({
    group: { by, value },
    sums: {},
  });
  return [
    group('kind', row.kind),
    group('code', row.code),
    group('gravity', row.gravity),
    group('relevance', row.relevance ?? 'none'),
  ];
};

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** Every signal about clients and what surrounds them. */
export const signals = defineView({
  name: 'signals',
  events: signalEvents,
  opens,
  on,
  rollups: { signals: groupsOf },
  scope: { client: 'clientId' },
  queries: { GetSignal, ListSignals, CountSignals },
  allow: { GetSignal: readers, ListSignals: readers, CountSignals: readers },
  answer: {
    GetSignal: ({ signalId }, rows) => rows.get(signalId),
    ListSignals: (query, rows) => {
      const { clientId, kind, code, gravity, assessed, limit, cursor, sort = '-knownOn' } = query;
      return rows.page({ clientId, kind, code, gravity, assessed }, { limit, cursor, sort });
    },
    CountSignals: ({ by }, rows) => rows.totals('signals', { by }),
  },
  indexes: [
    { knownOn: -1 },
    { clientId: 1, knownOn: -1 },
    { kind: 1, knownOn: -1 },
    { assessed: 1, knownOn: -1 },
  ],
  orders: ['knownOn'],
});
