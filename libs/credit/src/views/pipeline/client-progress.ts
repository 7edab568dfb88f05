import type { Day, Money } from '#kernel';
import type { ApplicationStage } from '../../credit.codes.js';
import type { DocumentKind } from '../../product/product.codes.js';
import type { ApplicationRow } from './pipeline.rows.js';

/** How far an application has come, as its client may know it: no opinion and no rule of the bank. */
export interface ClientProgress {
  readonly applicationId: string;
  readonly clientId: string;
  readonly stage: ApplicationStage;
  readonly requested: Money;
  readonly granted?: Money;
  readonly submittedOn: Day;
  readonly stageSince: Day;
  readonly decidedOn?: Day;
  /** The last day on which the loan may be drawn first. */
  readonly validUntil?: Day;
  /** The documents that the client still has to bring. */
  readonly missing: readonly DocumentKind[];
  /** What is to be completed. */
  readonly toComplete?: string;
  readonly loanId?: string;
}

/** What its client may know of an application. */
export function progressOf(row: ApplicationRow): ClientProgress {
  const { applicationId, clientId, stage, requested, submittedOn, stageSince, missing } = row;
  const { granted, decidedOn, validUntil, returned, loanId } = row;
  return {
    ...{ applicationId, clientId, stage, requested, submittedOn, stageSince, missing },
    ...(granted && { granted }),
    ...(decidedOn !== undefined && { decidedOn }),
    ...(validUntil !== undefined && { validUntil }),
    ...(stage === 'returned' && returned && { toComplete: returned.reason }),
    ...(loanId !== undefined && { loanId }),
  };
}
