import type { Day } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { ExpireCertificate } from '../training/training.commands.js';
import type { TrainingRow } from '../views/trainings.view.js';
import { trainings } from '../views/trainings.view.js';

/** At the end of a day, the certificates whose last day it was expire. */
export const expireCertificates = defineProcess({
  name: 'expire-certificates',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) =>
        trainings.rows({ state: 'certified', validUntil: { from: '', upTo: day } }),
      ({ trainingId }: TrainingRow, { day }) => [ExpireCertificate.of({ trainingId, day })],
    ),
  },
});
