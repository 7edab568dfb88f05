/** A figure of a loan that is not the same wherever it is kept. Minor units, or days. */
export interface Difference {
  readonly figure: DifferingFigure;
  /** As rows show it; of `schedule`, as the schedule has it. */
  readonly shown: number;
  /** As it follows from the facts. */
  readonly byFacts: number;
}

/** The figures that are compared every evening. */
export const differingFigures = [
  'outstanding',
  'due',
  'overdue',
  'overpaid',
  'daysPastDue',
  'schedule',
] as const;
export type DifferingFigure = (typeof differingFigures)[number];
