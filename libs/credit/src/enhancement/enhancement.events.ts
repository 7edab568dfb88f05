import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CollateralKind } from '../collateral/collateral.codes.js';

interface Dated {
  readonly clientId: string;
  readonly valueDate: Day;
}

/** A request for more security, and what the client answers. */
export const enhancementEvents = defineEvents(['enhancementId', 'clientId'], {
  SecurityAsked: event<
    Dated & {
      readonly applicationId?: string;
      readonly kinds: readonly CollateralKind[];
      readonly amount: Money;
      readonly reason: string;
      readonly dueOn: Day;
      readonly ownerId: string;
      readonly askedBy: string;
    }
  >(),
  SecurityRefused: event<Dated & { readonly reason: string; readonly recordedBy: string }>(),
  EnhancementClosed: event<Dated & { readonly reason: string; readonly closedBy: string }>(),
});
