import type { Day, Labels } from '#kernel';

/** A table as it is written out: every cell is text in one language. */
export interface PaperTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** Whether a column holds figures, which stand to the right. */
  readonly figures: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
}

/** A document for people: what it is about, and its tables. */
export interface Paper {
  readonly language: keyof Labels;
  readonly title: string;
  readonly on: Day;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly PaperTable[];
}
