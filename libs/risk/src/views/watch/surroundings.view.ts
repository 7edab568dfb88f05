import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsDay, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Surroundings, WithSurroundings } from '../../memory/surroundings.js';
import { counts, onSurroundings, surroundingEvents } from '../../memory/surroundings.js';

/** The signals about industries, regions and everybody. There is one such row. */
export interface SurroundingsRow {
  readonly signals: Surroundings;
}

/** The id of the one row. */
export const theSurroundings = 'bank';

/** The signals about industries, regions and everybody that count on a day. */
export class ListSurroundings extends ViewQuery<Surroundings> {
  /** Defaults to today. */
  @IsOptional() @IsDay() readonly on?: Day;
}

const on: Rows<SurroundingsRow, typeof surroundingEvents> = {
  ExternalSignalReceived: (data, { signals }, at) => ({
    signals: onSurroundings.ExternalSignalReceived(data, signals, at),
  }),
  SignalAssessed: (data, { signals }) => ({
    signals: onSurroundings.SignalAssessed(data, signals),
  }),
  SignalWithdrawn: (data, { signals }) => ({
    signals: onSurroundings.SignalWithdrawn(data, signals),
  }),
};

/** The signals that count on a day. */
export const countingOn = (row: SurroundingsRow | undefined, day: Day): Surroundings =>
  (row?.signals ?? []).filter((signal) => counts(signal, day));

/** A client with its surroundings. */
export const surrounded = <C extends object>(
  client: C,
  row: SurroundingsRow | undefined,
): C & WithSurroundings => ({ ...client, surroundings: row?.signals ?? [] });

const elsewhere = ({ clientId }: { readonly clientId?: string }): readonly string[] =>
  clientId === undefined ? [theSurroundings] : [];

/** What is known of the surroundings of the bank’s clients: economy, policy, industries, regions. */
export const surroundings = defineView({
  name: 'surroundings',
  events: surroundingEvents,
  empty: (): SurroundingsRow => ({ signals: [] }),
  on,
  key: {
    ExternalSignalReceived: elsewhere,
    SignalAssessed: elsewhere,
    SignalWithdrawn: elsewhere,
  },
  scope: 'open',
  queries: { ListSurroundings },
  allow: { ListSurroundings: everyone },
  answer: {
    ListSurroundings: async ({ on: day }, rows, { today = '' }) =>
      countingOn(await rows.find(theSurroundings), day ?? today),
  },
});
