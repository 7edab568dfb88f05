import type { Industry, Origin, Region } from '#clients';
import type { Day, Level } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { SignalCode, SignalRelevance } from './signal.codes.js';

/** Whom a signal is about: one client, an industry, a region, or everybody. */
export interface SignalSubject {
  readonly clientId?: string;
  readonly industry?: Industry;
  readonly region?: Region;
}

/** What a signal says. */
export interface SignalContent extends SignalSubject {
  readonly code: SignalCode;
  readonly gravity: Level;
  readonly title: string;
  readonly text?: string;
  readonly happenedOn: Day;
  /** The last day on which it counts; absent where it counts until it is withdrawn. */
  readonly countsUntil?: Day;
}

interface OfSignal {
  readonly signalId: string;
  readonly clientId?: string;
}

/** One signal about a client or about what surrounds it. */
export const signalEvents = defineEvents('signalId', {
  ExternalSignalReceived: event<
    OfSignal &
      SignalContent & {
        readonly provider: string;
        /** The number the provider gave it. */
        readonly reference?: string;
        readonly knownOn: Day;
        readonly valueDate: Day;
        readonly origin?: Origin;
      }
  >(),
  /** What somebody of the bank saw at a client. */
  ObservationMade: event<
    OfSignal & SignalContent & { readonly knownOn: Day; readonly valueDate: Day }
  >(),
  /** What the risk team makes of it. */
  SignalAssessed: event<
    OfSignal & {
      readonly relevance: SignalRelevance;
      readonly comment: string;
      readonly valueDate: Day;
    }
  >(),
  /** It was not so: it counts no longer. */
  SignalWithdrawn: event<OfSignal & { readonly reason: string; readonly valueDate: Day }>(),
});
