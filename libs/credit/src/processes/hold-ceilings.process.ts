import type { Money } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { applicationEvents } from '../application/application.events.js';
import { CountCommitment, FreeCeiling, ReserveCeiling } from '../ceiling/ceiling.commands.js';
import { ceilingEvents } from '../ceiling/ceiling.events.js';
import { ceilingsOf } from '../ceiling/ceiling.fields.js';
import type { CreditTerms } from '../credit-terms.js';
import type { Recommendation } from '../credit.codes.js';
import type { CeilingRow } from '../views/ceiling/ceilings.view.js';
import { ceilings } from '../views/ceiling/ceilings.view.js';
import type { ApplicationRow } from '../views/pipeline/pipeline.rows.js';
import { pipeline } from '../views/pipeline/pipeline.view.js';

interface OfApplication {
  readonly applicationId: string;
}
interface Reviewed extends OfApplication {
  readonly recommendation: Recommendation;
}
interface Approved extends OfApplication {
  readonly clientId: string;
  readonly terms: CreditTerms;
}

/**
 * Whatever is held for the application is free again. Each limit decides itself whether it holds any:
 * a row of what is held may not have come yet.
 */
const freed = (reason: string) =>
  sweep(
    ({ applicationId }: OfApplication) => pipeline.rows({ applicationId }),
    ({ applicationId, ceilingIds }: ApplicationRow) =>
      ceilingIds.map((ceilingId) => FreeCeiling.of({ ceilingId, applicationId, reason })),
  );

const count = (
  ceilingId: string,
  { applicationId, clientId, amount }: OfApplication & { clientId: string; amount: Money },
) => CountCommitment.of({ ceilingId, applicationId, clientId, amount });

/**
 * Concentration limits hold what a review wants granted, count what is granted, and are free again
 * once it is over. A new limit begins with all that has been granted before it.
 */
export const holdCeilings = defineProcess({
  name: 'hold-ceilings',
  events: { ...applicationEvents, ...pick(ceilingEvents, 'CeilingApproved') },
  sweeps: {
    ApplicationReviewed: sweep(
      ({ applicationId, recommendation }: Reviewed) =>
        recommendation === 'decline' ? undefined : pipeline.rows({ applicationId }),
      ({ applicationId, ceilingIds, stage }: ApplicationRow) =>
        stage === 'reviewed'
          ? ceilingIds.map((ceilingId) => ReserveCeiling.of({ ceilingId, applicationId }))
          : [],
    ),
    ApplicationApproved: sweep(
      ({ terms }: Approved) => ceilings.rows({ ceilingId: { in: ceilingsOf(terms) } }),
      ({ ceilingId }: CeilingRow, { applicationId, clientId, terms: { amount } }: Approved) => [
        count(ceilingId, { applicationId, clientId, amount }),
      ],
    ),
    // What persons decide after all is held from their review on.
    ApplicationRouted: freed('routed'),
    ApplicationDeclined: freed('declined'),
    ApplicationWithdrawn: freed('withdrawn'),
    CommitmentEnded: freed('ended'),
    CeilingApproved: sweep(
      ({ ceilingId }: { readonly ceilingId: string }) =>
        pipeline.rows({ ceilingIds: ceilingId, stage: 'approved' }),
      ({ applicationId, clientId, terms: { amount } }: ApplicationRow, { ceilingId }) => [
        count(ceilingId, { applicationId, clientId, amount }),
      ],
    ),
  },
});
