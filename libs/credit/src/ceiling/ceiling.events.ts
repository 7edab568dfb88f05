import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';

/** A ceiling as it is proposed and approved. */
export interface CeilingContent {
  /** The most that all credit under it may come to, in yuan. */
  readonly most: Money;
  /** The day by which it is reviewed; it binds until another version takes its place. */
  readonly reviewOn: Day;
}

interface OfApplication {
  readonly applicationId: string;
  readonly clientId: string;
}

/** The limit on all credit to an industry, a region or of a product (集中度限额). */
export const ceilingEvents = defineEvents('ceilingId', {
  CeilingProposed: event<
    CeilingContent & {
      readonly version: number;
      readonly reason: string;
      readonly proposedBy: string;
      readonly valueDate: Day;
    }
  >(),
  CeilingApproved: event<
    CeilingContent & {
      readonly version: number;
      readonly approvedBy: string;
      readonly valueDate: Day;
    }
  >(),
  /** From the approval of another person on it binds nobody. */
  CeilingEndProposed: event<{
    readonly version: number;
    readonly reason: string;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  CeilingEnded: event<{
    readonly version: number;
    readonly approvedBy: string;
    readonly valueDate: Day;
  }>(),
  CeilingDeclined: event<{
    readonly version: number;
    readonly reason: string;
    readonly declinedBy: string;
    readonly valueDate: Day;
  }>(),
  /** So much is held for an application from now on, in yuan. */
  CeilingReserved: event<
    OfApplication & {
      readonly reserved: Money;
      /** How much more that is than was held before; below nothing where it is less. */
      readonly change: Money;
      /** Granted credit counts even beyond the ceiling; what is not granted yet never does. */
      readonly isGranted: boolean;
      readonly valueDate: Day;
    }
  >(),
  CeilingFreed: event<
    OfApplication & { readonly freed: Money; readonly reason: string; readonly valueDate: Day }
  >(),
});
