import type { Evolve, Money } from '#kernel';
import type { DataOf } from '#kernel';
import type { CollateralKind, CollateralStage } from './collateral.codes.js';
import type { collateralEvents } from './collateral.events.js';

type Offered = DataOf<typeof collateralEvents.CollateralOffered>;
type Submitted = DataOf<typeof collateralEvents.AppraisalSubmitted>;

export interface Allocation {
  readonly applicationId: string;
  readonly amount: Money;
}

/** What later decisions need to know of collateral. */
export interface Collateral {
  readonly clientId: string;
  readonly kind: CollateralKind;
  readonly stage: CollateralStage;
  readonly guarantor?: Offered['guarantor'];
  readonly enhancementId?: string;
  /** An appraisal that awaits a decision. */
  readonly appraisal?: Omit<Submitted, 'valueDate' | 'clientId' | 'collateralId'>;
  readonly value?: Money;
  readonly lendable?: Money;
  readonly priorClaims?: Money;
  readonly allocations: readonly Allocation[];
  readonly releaseAskedBy?: string;
  readonly releaseReason?: string;
  readonly offeredBy: string;
}

export const evolveCollateral: Evolve<Collateral, typeof collateralEvents> = {
  CollateralOffered: ({ clientId, kind, guarantor, enhancementId, offeredBy }) => ({
    clientId,
    kind,
    stage: 'offered',
    ...(guarantor && { guarantor }),
    ...(enhancementId !== undefined && { enhancementId }),
    allocations: [],
    offeredBy,
  }),
  AppraisalSubmitted: (
    { valueDate: _, clientId: _client, collateralId: _id, ...appraisal },
    before,
  ) => ({ ...before, appraisal }),
  AppraisalRejected: (_, { appraisal: _gone, ...before }) => before,
  CollateralValued: ({ value, lendable }, { appraisal: _, ...before }) => ({
    ...before,
    value,
    lendable,
    stage: before.stage === 'offered' ? 'valued' : before.stage,
  }),
  CollateralRegistered: ({ priorClaims }, before) => ({
    ...before,
    priorClaims,
    stage: 'registered',
  }),
  CollateralInsured: (_, before) => before,
  CoverChanged: ({ covers }, before) => ({
    ...before,
    allocations: covers.map(({ applicationId, amount }) => ({ applicationId, amount })),
  }),
  ReleaseAsked: ({ askedBy, reason }, before) => ({
    ...before,
    releaseAskedBy: askedBy,
    releaseReason: reason,
  }),
  ReleaseDeclined: (_, { releaseAskedBy: _by, releaseReason: _why, ...before }) => before,
  CollateralReleased: (_, before) => ({ ...before, stage: 'released' }),
};
