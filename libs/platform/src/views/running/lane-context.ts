import type { View } from '#kernel';
import type { Definitions } from '../../definitions.js';
import type { Tables } from '../../stores/tables.js';
import type { Checkpoints } from './checkpoints.js';
import type { HeldRow } from '../folding/fold.js';
import type { PastTotals } from '../past/past-totals.js';
import type { ViewRegistry } from './registry.js';

/** One build of a view under way: its remembered rows, and the keys that are parked. */
export interface Build {
  readonly view: View;
  readonly id: string;
  readonly rows: Map<string, HeldRow>;
  /** Every key written since the table was empty; undefined once that is not known. */
  readonly written: Set<string> | undefined;
  readonly parked: Set<string>;
  /** Counts what the past of its totals has grown by. */
  readonly past: PastTotals;
}

export interface LaneContext {
  readonly tables: Tables;
  readonly checkpoints: Checkpoints;
  readonly definitions: Definitions;
  readonly registry: ViewRegistry;
  /** Erases a person: from then on nobody reads what was said of them. */
  readonly erase: (personId: string) => Promise<void>;
  /** Told what could not be folded. */
  readonly onParked: (build: string, count: number) => void;
}
