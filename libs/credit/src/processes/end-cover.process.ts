import type { Day } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { applicationEvents } from '../application/application.events.js';
import { EndAllocation } from '../collateral/collateral.commands.js';
import type { CollateralRow } from '../views/security/collateral.view.js';
import { collateralBook } from '../views/security/collateral.view.js';

interface Ended {
  readonly applicationId: string;
  readonly valueDate: Day;
}

/** Collateral of nothing any more. */
const freed = () =>
  sweep(
    ({ applicationId }: Ended) => collateralBook.rows({ applicationIds: applicationId }),
    ({ collateralId }: CollateralRow, { applicationId, valueDate }: Ended) => [
      EndAllocation.of({ collateralId, applicationId, valueDate }),
    ],
  );

/** What collateral secures of a credit is free again once that is over, or nothing comes of it. */
export const endCover = defineProcess({
  name: 'end-cover',
  events: applicationEvents,
  sweeps: {
    ApplicationDeclined: freed(),
    ApplicationWithdrawn: freed(),
    CommitmentEnded: freed(),
  },
});
