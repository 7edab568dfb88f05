import type { Day } from '#kernel';
import type { Profile } from '../../client-figures/values.js';
import type { Indicator } from '../../indicators/indicator.codes.js';

/** A growing column of doubles. */
export class Column {
  private values: Float64Array;
  private used = 0;

  constructor(room = 1_024) {
    this.values = new Float64Array(room);
  }

  push(value: number): void {
    if (this.used === this.values.length) {
      const wider = new Float64Array(this.used * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.used++] = value;
  }

  get length(): number {
    return this.used;
  }

  done(): Float64Array {
    return this.values.subarray(0, this.used);
  }
}

/** What became of a client within the log. */
export interface ClientOutcome {
  readonly clientId: string;
  /** Day number; absent where it did not fail. */
  readonly failedOn?: number;
  readonly lastFactOn: number;
}

/**
 * Figures of clients, day by day as they changed: one row for each evening on which a figure was
 * another one than before. Rows of a client stand together, in the order of days.
 */
export interface Columns {
  readonly indicators: readonly Indicator[];
  readonly clients: readonly ClientOutcome[];
  /** The first row of each client, and behind the last client the number of rows. */
  readonly firstRow: Float64Array;
  /** Day numbers (days since 1970-01-01). */
  readonly day: Float64Array;
  /** Day number of the end of the yearly period whose statement became known that day; else NaN. */
  readonly statementOf: Float64Array;
  /** Which profile, and total assets in minor units of its currency (NaN where unknown). */
  readonly profile: Float64Array;
  readonly assets: Float64Array;
  readonly profiles: readonly Profile[];
  /** Row after row, the figure of each indicator; NaN unknown, −∞ nothing to observe. */
  readonly values: Float64Array;
  /** The last evening of the window. */
  readonly until: Day;
  /** The figure of a row exactly, for what lies too near to a threshold. */
  readonly exactly: (row: number, indicator: number) => string | undefined;
}
