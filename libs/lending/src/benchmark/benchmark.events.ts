import type { Day, DecimalText } from '#kernel';
import { defineEvents, event } from '#kernel';

interface OfDay {
  /** The day on which it was published. */
  readonly publishedOn: Day;
  readonly annualRate: DecimalText;
  readonly valueDate: Day;
}

/** The published values of one rate index (定盘利率). */
export const benchmarkEvents = defineEvents('index', {
  FixingRecorded: event<OfDay & { readonly source: string; readonly recordedBy: string }>(),
  /** It was taken down wrongly; what was announced by it stands. */
  FixingCorrected: event<
    OfDay & {
      readonly formerRate: DecimalText;
      readonly reason: string;
      readonly correctedBy: string;
    }
  >(),
});
