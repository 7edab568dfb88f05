import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ErasureGround, LegalBasis, Purpose } from './personal-file.codes.js';

/** What the bank may do with a person's data, and the end of them. None of it says who it is. */
export const personalFileEvents = defineEvents('personId', {
  /** Replaces what was stated of the same purpose before. */
  PurposeStated: event<{
    readonly purpose: Purpose;
    readonly basis: LegalBasis;
    /** The names of the fields that serve it. */
    readonly fields: readonly string[];
    /** The last day on which the purpose needs them. */
    readonly keepUntil: Day;
    /** The day on which the person consented, or from which the basis holds. */
    readonly valueDate: Day;
  }>(),
  PurposeWithdrawn: event<{ readonly purpose: Purpose; readonly valueDate: Day }>(),
  /** Nothing of the person may be erased while the matter lasts. */
  LegalHoldPlaced: event<{
    readonly holdId: string;
    /** The file number of the court or the authority. */
    readonly matter: string;
    readonly placedBy: string;
  }>(),
  LegalHoldLifted: event<{ readonly holdId: string; readonly reason: string }>(),
  ErasureRequested: event<{
    readonly ground: ErasureGround;
    readonly requestedBy: string;
    readonly valueDate: Day;
  }>(),
  ErasureDeclined: event<{ readonly reason: string; readonly declinedBy: string }>(),
  /** The key is destroyed: what was said of the person, anywhere, can be read no more. */
  PersonalDataErased: event<{
    readonly ground: ErasureGround;
    /** Absent where a backup had brought the person back, and the erasure was repeated. */
    readonly confirmedBy?: string;
  }>(),
});
