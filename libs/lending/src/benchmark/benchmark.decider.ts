import type { Day, DecimalText, Evolve } from '#kernel';
import { defineDecider, NotIndependent } from '#kernel';
import * as commands from './benchmark.commands.js';
import { benchmarkEvents } from './benchmark.events.js';
import { benchmarkRefusals as refuse } from './benchmark.refusals.js';

const { FixingRecorded, FixingCorrected } = benchmarkEvents;

interface Fixing {
  readonly annualRate: DecimalText;
  readonly recordedBy: string;
}
type Benchmark = Readonly<Record<Day, Fixing>>;

const evolve: Evolve<Benchmark, typeof benchmarkEvents> = {
  FixingRecorded: ({ publishedOn, annualRate, recordedBy }, before: Benchmark | undefined) => ({
    ...before,
    [publishedOn]: { annualRate, recordedBy },
  }),
  FixingCorrected: ({ publishedOn, annualRate, correctedBy }, before) => ({
    ...before,
    [publishedOn]: { annualRate, recordedBy: correctedBy },
  }),
};

/** A rate index that loans follow, and what it was published at. */
export const benchmark = defineDecider({
  stream: 'benchmark',
  by: 'index',
  prefix: 'bm',
  events: benchmarkEvents,
  commands,
  allow: {
    RecordFixing: ['riskOfficer', 'service'],
    CorrectFixing: ['riskOfficer', 'administrator'],
  },
  evolve,
  create: {},
  either: {
    RecordFixing({ publishedOn, annualRate, source }, before, { today, actor }) {
      if (publishedOn > today) {
        throw refuse.FixingToCome({ field: 'publishedOn', found: publishedOn, today });
      }
      const known = before?.[publishedOn];
      if (known?.annualRate === annualRate) return [];
      if (known) throw refuse.FixingRepeated({ field: 'publishedOn', recorded: known.annualRate });
      return FixingRecorded({
        publishedOn,
        annualRate,
        source,
        recordedBy: actor.id,
        valueDate: publishedOn,
      });
    },
  },
  decide: {
    CorrectFixing({ publishedOn, annualRate, reason }, before, { actor }) {
      const known = before[publishedOn];
      if (!known) throw refuse.FixingUnknown({ field: 'publishedOn', found: publishedOn });
      if (known.annualRate === annualRate) return [];
      if (known.recordedBy === actor.id) throw NotIndependent({ involved: [actor.id] });
      return FixingCorrected({
        publishedOn,
        annualRate,
        formerRate: known.annualRate,
        reason,
        correctedBy: actor.id,
        valueDate: publishedOn,
      });
    },
  },
});
