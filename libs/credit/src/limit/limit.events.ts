import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { LoanProduct } from '../credit.codes.js';
import type { LimitHolder } from './limit.codes.js';
import type { InputFields, SubLimit } from './limit.fields.js';

/** A limit as it is proposed and approved. */
export interface LimitContent {
  readonly holder: LimitHolder;
  readonly total: Money;
  readonly subLimits: readonly { readonly [K in keyof SubLimit]: SubLimit[K] }[];
  readonly inputs: { readonly [K in keyof InputFields]: InputFields[K] };
  readonly validUntil: Day;
}

/** What is held for one application, in yuan. */
export interface Reservation {
  readonly applicationId: string;
  readonly reserved: Money;
  /** The amount in its own currency. */
  readonly amount: Money;
  readonly product: LoanProduct;
  readonly termMonths: number;
}

/** The limit of a client or a group, and what is held of it. */
export const limitEvents = defineEvents('limitId', {
  LimitProposed: event<
    LimitContent & {
      readonly version: number;
      readonly reason: string;
      readonly proposedBy: string;
      readonly valueDate: Day;
    }
  >(),
  LimitApproved: event<{
    readonly version: number;
    readonly content: LimitContent;
    readonly approvedBy: string;
    /** Its share of net tier 1 capital, and whether it is a large exposure that is reported. */
    readonly shareOfCapital: string;
    readonly isLargeExposure: boolean;
    readonly rule: { readonly id: string; readonly version: number };
    readonly valueDate: Day;
  }>(),
  LimitDeclined: event<{
    readonly version: number;
    readonly reason: string;
    readonly declinedBy: string;
    readonly valueDate: Day;
  }>(),
  LimitReserved: event<Reservation & { readonly valueDate: Day }>(),
  LimitReleased: event<{
    readonly applicationId: string;
    /** What stays reserved, in yuan. */
    readonly leaving: Money;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
});
