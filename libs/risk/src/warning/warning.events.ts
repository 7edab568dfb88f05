import type { Day, Figure, Level } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { RiskResponse, WarningVerdict } from '../early-warning/early-warning.codes.js';
import type { DueDays } from '../early-warning/response-times.rules.js';

/** What the rule saw: its version, the figure, and the threshold that decided. */
interface Observation {
  readonly rule: string;
  readonly version: number;
  /** Null where there is nothing left to observe, as when the last loan is settled. */
  readonly observed: Figure | null;
  readonly threshold: Figure;
  readonly valueDate: Day;
}

/** The warnings upon one client, whose id names the stream. */
export const warningEvents = defineEvents('clientId', {
  /** A rule speaks of the client: the `number`th time since the client is watched. */
  WarningRaised: event<
    Observation & { readonly number: number; readonly level: Level; readonly due: DueDays }
  >(),
  /** It has become graver; acknowledgement and all that follows begin anew. */
  WarningEscalated: event<
    Observation & { readonly from: Level; readonly level: Level; readonly due: DueDays }
  >(),
  /** It has become less grave, and still stands. */
  WarningEased: event<Observation & { readonly from: Level; readonly level: Level }>(),
  /** The figure is back where the rule has nothing to say. */
  WarningLifted: event<Observation & { readonly from: Level }>(),
  WarningAcknowledged: event<{ readonly rule: string; readonly number: number }>(),
  /** Somebody looked at it: how bad it would be and how likely it is, 1 to 5 each. */
  WarningAssessed: event<{
    readonly rule: string;
    readonly number: number;
    readonly severity: number;
    readonly likelihood: number;
    readonly finding: string;
  }>(),
  WarningActionTaken: event<{
    readonly rule: string;
    readonly number: number;
    readonly response: RiskResponse;
    readonly action: string;
  }>(),
  WarningClosed: event<{
    readonly rule: string;
    readonly number: number;
    readonly verdict: WarningVerdict;
    readonly conclusion: string;
  }>(),
});
