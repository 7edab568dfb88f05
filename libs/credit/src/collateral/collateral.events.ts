import type { Day, DecimalText, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CollateralKind } from './collateral.codes.js';
import type { Guarantor } from './collateral.fields.js';

interface Dated {
  readonly clientId: string;
  readonly valueDate: Day;
}

/** What it secures of one credit. */
export interface Cover {
  readonly applicationId: string;
  /** As it was allocated. */
  readonly amount: Money;
  /** What it is good for today; less where the value has fallen. */
  readonly good: Money;
}

interface Appraisal {
  readonly value: Money;
  readonly appraiser: string;
  readonly appraisedOn: Day;
  readonly documentId?: string;
}

/** What secures credit, from its offer to its release. */
export const collateralEvents = defineEvents(['collateralId', 'clientId'], {
  CollateralOffered: event<
    Dated & {
      readonly kind: CollateralKind;
      readonly description: string;
      readonly owner?: string;
      readonly guarantor?: { readonly [K in keyof Guarantor]: Guarantor[K] };
      readonly enhancementId?: string;
      readonly offeredBy: string;
    }
  >(),
  AppraisalSubmitted: event<Dated & Appraisal & { readonly submittedBy: string }>(),
  AppraisalRejected: event<Dated & { readonly reason: string; readonly rejectedBy: string }>(),
  CollateralValued: event<
    Dated &
      Appraisal & {
        readonly rule: { readonly id: string; readonly version: number };
        readonly advanceRate: DecimalText;
        /** The value less the haircut. */
        readonly lendable: Money;
        /** The day by which it is valued again. */
        readonly reviewOn: Day;
        readonly isInsured: boolean;
        readonly enhancementId?: string;
        readonly acceptedBy: string;
      }
  >(),
  /** Registered (登记), or the guarantee signed. */
  CollateralRegistered: event<
    Dated & {
      readonly registry: string;
      readonly certificate: string;
      readonly rank: number;
      readonly priorClaims: Money;
      readonly registeredBy: string;
    }
  >(),
  CollateralInsured: event<
    Dated & {
      readonly insurer: string;
      readonly policy: string;
      readonly insured: Money;
      readonly from: Day;
      readonly until: Day;
    }
  >(),
  /** What it secures has changed: by an allocation, a new value, a claim before ours, the end. */
  CoverChanged: event<
    Dated & {
      readonly kind: CollateralKind;
      readonly guarantor?: { readonly [K in keyof Guarantor]: Guarantor[K] };
      readonly covers: readonly Cover[];
      /** The credits that it secured until now. */
      readonly ended: readonly string[];
      /** What it can still secure, in yuan. */
      readonly free: Money;
      /** What is allocated, with the claims before ours, as a share of the value. */
      readonly loanToValue: DecimalText;
      /** More is allocated than it is good for. */
      readonly isShort: boolean;
    }
  >(),
  ReleaseAsked: event<Dated & { readonly reason: string; readonly askedBy: string }>(),
  ReleaseDeclined: event<Dated & { readonly reason: string; readonly declinedBy: string }>(),
  CollateralReleased: event<Dated & { readonly reason: string; readonly releasedBy: string }>(),
});
