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
  /**
   * It was taken down wrongly. What was announced by it stands: the borrower was told that rate. The
   * loans are listed by `rateIndex` and `rateFixedOn`; each is told another rate, with notice.
   */
  FixingCorrected: event<
    OfDay & {
      readonly formerRate: DecimalText;
      readonly reason: string;
      readonly correctedBy: string;
    }
  >(),
});
