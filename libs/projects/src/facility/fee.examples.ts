import { cny } from '#kernel';
import { projectEvents } from '../project/project.events.js';

/** March 2025: nothing of 380 million yuan is drawn; half a per cent a year for 31 days. */
export const feeAccrued = projectEvents.CommitmentFeeAccrued({
  sourceId: 'senior',
  from: '2025-03-01',
  until: '2025-04-01',
  rate: '0.005',
  stretches: [{ from: '2025-03-01', until: '2025-04-01', days: 31, undrawn: 38_000_000_000 }],
  amount: cny(163_611.11),
  valueDate: '2025-03-31',
});

/** 76 million of it came on 11 March, as was told only in April. */
export const feeLowered = projectEvents.CommitmentFeeLowered({
  sourceId: 'senior',
  drawdownId: 'd1',
  from: '2025-03-11',
  until: '2025-04-01',
  rate: '0.005',
  amount: cny(22_166.67),
  valueDate: '2025-04-11',
});

export const feePaid = projectEvents.CommitmentFeePaid({
  sourceId: 'senior',
  runId: 'w1',
  amount: cny(100_000),
  valueDate: '2025-04-10',
});

/** Stored samples of what is booked, and of what covenants do to distributions. */
export const bookedSamples = {
  CommitmentFeeAccrued: [{ ...feeAccrued.data, loanId: 'ln_1' }],
  CommitmentFeeLowered: [{ ...feeLowered.data, loanId: 'ln_1' }],
  CommitmentFeePaid: [feePaid.data],
  DistributionsLocked: [{ covenantId: 'cv_dscr', valueDate: '2025-03-31' }],
  DistributionsReleased: [{ covenantId: 'cv_dscr', valueDate: '2025-04-30' }],
} as const;
