import type { Day, Level, Occurrence, Rows } from '#kernel';
import { addDays } from '#kernel';
import { pointsOf } from '../judging/levels.js';
import type { SignalKind, SignalRelevance } from '../signal/signal.codes.js';
import { SignalCode } from '../signal/signal.codes.js';
import type { SignalContent, signalEvents } from '../signal/signal.events.js';

/** What is remembered of a signal about a client. */
export interface KnownSignal {
  readonly signalId: string;
  readonly code: SignalCode;
  readonly kind: SignalKind;
  readonly gravity: Level;
  readonly happenedOn: Day;
  /** The last day on which it counts. */
  readonly countsUntil: Day;
  readonly relevance?: SignalRelevance;
  readonly position: number;
}

/** A row that gathers, among other things, the signals about a client. */
export interface WithSignals {
  readonly signals: readonly KnownSignal[];
}

/** How long a signal counts unless it says otherwise. */
const signalCountsDays = 365;
/** The most signals remembered of a client: the latest. */
const mostSignals = 60;

interface Told extends SignalContent {
  readonly signalId: string;
}

/** The last day on which a signal counts. */
export const lastDayOf = ({
  countsUntil,
  happenedOn,
}: Pick<SignalContent, 'countsUntil' | 'happenedOn'>): Day =>
  countsUntil ?? addDays(happenedOn, signalCountsDays);

const known = (told: Told, { position }: Occurrence): KnownSignal => ({
  signalId: told.signalId,
  code: told.code,
  kind: SignalCode(told.code).kind,
  gravity: told.gravity,
  happenedOn: told.happenedOn,
  countsUntil: lastDayOf(told),
  position,
});

const counts = ({ happenedOn, countsUntil, relevance }: KnownSignal, day: Day): boolean =>
  happenedOn <= day && day <= countsUntil && relevance !== 'irrelevant';

/** The points of the signals that count on a day: 1 to 3 each, the staff's own or all the others. */
export const signalPoints = ({ signals }: WithSignals, day: Day, own: boolean): number =>
  signals
    .filter((each) => (each.kind === 'observation') === own && counts(each, day))
    .reduce((sum, { gravity }) => sum + pointsOf(gravity), 0);

/** The arms of a view that gathers the signals about clients. */
export function onSignals<R extends WithSignals>() {
  const told = (data: Told, row: R, where: Occurrence): R => ({
    ...row,
    signals: [...row.signals, known(data, where)].slice(-mostSignals),
  });
  return {
    ExternalSignalReceived: told,
    ObservationMade: told,
    SignalAssessed: ({ signalId, relevance }, row) => ({
      ...row,
      signals: row.signals.map((each) =>
        each.signalId === signalId ? { ...each, relevance } : each,
      ),
    }),
    SignalWithdrawn: ({ signalId }, row) => ({
      ...row,
      signals: row.signals.filter((each) => each.signalId !== signalId),
    }),
  } satisfies Rows<R, typeof signalEvents>;
}

const ofClient = ({ clientId }: { readonly clientId?: string }): readonly string[] =>
  clientId === undefined ? [] : [clientId];

/** The key of each event of a signal in a view that gathers by client. */
export const signalEventsByClient = {
  ExternalSignalReceived: ofClient,
  ObservationMade: ofClient,
  SignalAssessed: ofClient,
  SignalWithdrawn: ofClient,
} as const satisfies Record<keyof ReturnType<typeof onSignals>, typeof ofClient>;
