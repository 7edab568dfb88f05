import type { Origin } from '#clients';
import type { Currency, Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { AccountFigure } from '../facts/facts.codes.js';

/** The figures of an account for a month: whole numbers, amounts in minor units. */
export type AccountFigures = Readonly<Partial<Record<AccountFigure, number>>>;

/** How one account of a client behaves, month by month. */
export const accountEvents = defineEvents(['accountId', 'clientId'], {
  /** The month so far, up to a day. A later report of the same month replaces it. */
  AccountBehaviourReported: event<{
    readonly accountId: string;
    readonly clientId: string;
    /** `2026-02`. */
    readonly month: string;
    readonly upTo: Day;
    readonly knownOn: Day;
    readonly valueDate: Day;
    readonly currency: Currency;
    readonly figures: AccountFigures;
    readonly origin?: Origin;
  }>(),
});
