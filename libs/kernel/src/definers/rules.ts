import type { Day } from '../time/day.js';
import type { Labels } from './words/labels.js';

/** A row of a dated table: the newest version in force on a day is the one that judges that day. */
export interface DatedRule {
  readonly id: string;
  readonly version: number;
  readonly inForceFrom: Day;
  /** The law, guideline or decision it rests on. */
  readonly source?: string;
}

/** The newest version of each rule on a given day: the past is judged by the rules of the past. */
export const inForce = <T extends DatedRule>(rules: readonly T[], day: Day): readonly T[] =>
  rules.filter(
    (rule) =>
      rule.inForceFrom <= day &&
      !rules.some(
        (other) => other.id === rule.id && other.version > rule.version && other.inForceFrom <= day,
      ),
  );

/** The graver a level, the later in this list. */
export const levels = ['yellow', 'orange', 'red'] as const;
export type Level = (typeof levels)[number];

/** A figure a rule watches: a whole number, or a decimal as text where it is a ratio. */
export type Figure = number | string;

type Thresholds = Readonly<Partial<Record<Level, Figure>>>;

/** Watches one figure of `F`. A change of any part is a new row. */
export interface Rule<F> extends DatedRule {
  readonly label: Labels;
  readonly watch: keyof F & string;
  /** `rising`: the higher the worse. `falling`: the lower the worse. */
  readonly when: 'rising' | 'falling';
  /** A level is entered when the figure reaches its threshold. */
  readonly enters: Thresholds;
  /** A level once entered is left when the figure is back at this; if absent, when no longer entered. */
  readonly leaves?: Thresholds;
  readonly owner: string;
  readonly playbook: string;
}
