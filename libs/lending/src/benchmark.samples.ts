import { samplesOf } from '#kernel/testing';
import { benchmarkEvents } from './benchmark/benchmark.events.js';

/** A stored sample of every version of every event of a rate index. */
export const benchmarkSamples = samplesOf(
  benchmarkEvents,
  { index: 'lpr1Y' },
  {
    FixingRecorded: [
      {
        publishedOn: '2025-05-20',
        annualRate: '0.031',
        source: 'PBOC',
        recordedBy: 'ro-1',
        valueDate: '2025-05-20',
      },
    ],
    FixingCorrected: [
      {
        publishedOn: '2025-05-20',
        annualRate: '0.03',
        formerRate: '0.031',
        reason: 'Taken down wrongly',
        correctedBy: 'ad-1',
        valueDate: '2025-05-20',
      },
    ],
  },
);
