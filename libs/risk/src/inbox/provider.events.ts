import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';

/** Somebody who sends signals from outside, known by a public key. */
export const signalProviderEvents = defineEvents('providerId', {
  SignalProviderRegistered: event<{
    readonly name: string;
    /** Ed25519, 32 bytes in base64url. */
    readonly publicKey: string;
    readonly registeredBy: string;
    readonly valueDate: Day;
  }>(),
  /** Another person has compared the key: signals are taken from now on. */
  SignalProviderConfirmed: event<{ readonly confirmedBy: string; readonly valueDate: Day }>(),
  /** Nothing is taken from it any more. */
  SignalProviderRetired: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
