import type { Money } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { applicationEvents } from '../application/application.events.js';
import { ReleaseLimit } from '../limit/limit.commands.js';
import type { LimitRow } from '../views/limits.view.js';
import { limits } from '../views/limits.view.js';

interface OfApplication {
  readonly applicationId: string;
}
interface Approved extends OfApplication {
  readonly terms: { readonly amount: Money };
}

const holding = ({ applicationId }: OfApplication) =>
  limits.rows({ applicationIds: applicationId });

/** Frees all that is held for an application. */
const freed = (reason: string) =>
  sweep(holding, ({ limitId }: LimitRow, { applicationId }: OfApplication) => [
    ReleaseLimit.of({ limitId, applicationId, reason }),
  ]);

/** What was held of a limit is free again when nothing comes of the application, or it is over. */
export const freeLimits = defineProcess({
  name: 'free-limits',
  events: applicationEvents,
  sweeps: {
    ApplicationDeclined: freed('declined'),
    ApplicationWithdrawn: freed('withdrawn'),
    CommitmentEnded: freed('ended'),
    ApplicationApproved: sweep(
      (approval: Approved) => holding(approval),
      ({ limitId }: LimitRow, { applicationId, terms }) => [
        ReleaseLimit.of({ limitId, applicationId, leaving: terms.amount, reason: 'granted' }),
      ],
    ),
  },
});
