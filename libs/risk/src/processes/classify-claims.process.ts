import { defineProcess, sweep } from '#kernel';
import type { KeptExposure } from '#lending';
import { clientExposure } from '#lending';
import { businessDayEvents } from '#platform';
import { ProposeClasses } from '../classification/classification.commands.js';

/**
 * At the end of a business day all claims on every debtor with a running loan are judged together:
 * a claim is marked by its own arrears, by those of the debtor's other claims, or may rise again.
 */
export const classifyClaims = defineProcess({
  name: 'classify-claims',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      () => clientExposure.rows({ loanCount: { above: 0 } }),
      ({ clientId, loans }: KeptExposure, { day }: { readonly day: string }) => {
        const loanIds = loans
          .filter(({ status }) => status === 'active')
          .map(({ loanId }) => loanId);
        return loanIds.length === 0 ? [] : [ProposeClasses.of({ clientId, loanIds, day })];
      },
    ),
  },
});
