import type { View } from '#kernel';
import type { Definitions } from '../../definitions.js';
import type { Tables } from '../../stores/tables.js';
import type { Checkpoints } from './checkpoints.js';
import type { PastTotals } from '../past/past-totals.js';
import type { KeysWritten } from './keys-written.js';
import type { ViewRegistry } from './registry.js';
import type { RememberedRows, RowsOfBuild } from './remembered-rows.js';

/** One build of a view under way: its remembered rows, and the keys that are parked. */
export interface Build {
  readonly view: View;
  readonly id: string;
  readonly rows: RowsOfBuild;
  /** The keys written since the table was empty; undefined where that was before. */
  readonly written: KeysWritten | undefined;
  readonly parked: Set<string>;
  /** Counts what the past of its totals has grown by. */
  readonly past: PastTotals;
}

export interface LaneContext {
  readonly tables: Tables;
  readonly checkpoints: Checkpoints;
  readonly definitions: Definitions;
  readonly registry: ViewRegistry;
  readonly remembered: RememberedRows;
  /** Erases a person: from then on nobody reads what was said of them. */
  readonly erase: (personId: string) => Promise<void>;
  /** Told what could not be folded. */
  readonly onParked: (build: string, count: number) => void;
}
