import type { Figure, Labels, Level, Role } from '#kernel';
import type { WarningPlaybook, WarningSignal } from '../early-warning/early-warning.codes.js';
import type { Indicator } from '../indicators/indicator.codes.js';

/** A threshold for each level that a rule knows. */
export type Thresholds = Readonly<Partial<Record<Level, Figure>>>;

/** What a figure is compared with, and in which direction. */
export interface Bounds {
  /** `rising`: the higher the worse. `falling`: the lower the worse. */
  readonly when: 'rising' | 'falling';
  /** A level is entered when the figure reaches its threshold. */
  readonly enters: Thresholds;
  /** A level once entered is left when the figure is back at this; else when no longer entered. */
  readonly leaves?: Thresholds;
}

/** One rule of a set: what it watches, when it speaks, how much it counts, what is then done. */
export interface WarningRule extends Bounds {
  readonly id: string;
  readonly label: Labels;
  readonly watch: Indicator;
  /** What each point of its level adds to the score of the set; 0 where it does not count. */
  readonly weight: number;
  /** Whether it raises a warning of its own, beside counting in the score. */
  readonly alone: boolean;
  readonly signal: WarningSignal;
  /** Who answers for the rule and for the warnings it raises. */
  readonly owner: Role;
  readonly playbook: WarningPlaybook;
  /** The guideline or the decision it rests on. */
  readonly source: string;
}
