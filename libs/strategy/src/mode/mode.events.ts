import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CrmMode } from './mode.codes.js';

interface Switched {
  readonly mode: CrmMode;
  /** The mode before; null where there was none. */
  readonly from: CrmMode | null;
  /** The mode in which the client is kept from now on: the most attentive of all. */
  readonly effective: CrmMode;
  readonly reason: string;
  readonly by: string;
  readonly valueDate: Day;
}

/** In which mode one relationship and its facilities are kept. */
export const modeEvents = defineEvents('clientId', {
  ModeSwitched: event<Switched>(),
  FacilityModeSwitched: event<Switched & { readonly loanId: string }>(),
  FacilityModeEnded: event<{
    readonly loanId: string;
    readonly from: CrmMode;
    /** Null where no mode is left. */
    readonly effective: CrmMode | null;
    readonly reason: string;
    readonly by: string;
    readonly valueDate: Day;
  }>(),
});
