import type { ProjectStage } from '../../projects.codes.js';

/** A column of a published file. */
export interface Column {
  readonly field: string;
  readonly kind: 'text' | 'day' | 'amount';
  /** What it is called in the files: their headers differ from one to the next. */
  readonly headers: readonly string[];
}

export const text = (field: string, ...headers: string[]): Column => ({
  field,
  kind: 'text',
  headers,
});
export const day = (field: string, ...headers: string[]): Column => ({
  field,
  kind: 'day',
  headers,
});
export const amount = (field: string, ...headers: string[]): Column => ({
  field,
  kind: 'amount',
  headers,
});

/** Two days of a record: what was planned and what came, or one step and the next. */
export interface Span {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What a register publishes, and what its columns mean. */
export interface Register {
  readonly currency: string;
  /** What one of its amounts is: a unit of the currency, or a million. */
  readonly unit: 'one' | 'million';
  readonly columns: readonly Column[];
  /** The fields that together are the number of a record. */
  readonly number: readonly string[];
  /** Columns without which a file is not of this register, by field. */
  readonly required: readonly string[];
  /** The day that a line states, where it states one. */
  readonly statedOn?: string;
  /** Otherwise the latest of these days in the file, where its name tells no day. */
  readonly latestOf: readonly string[];
  /** Cells of days and amounts may hold a code in place of the value. */
  readonly codes?: true;
  /** The number is a name that is spelt differently from year to year. */
  readonly named?: true;
  readonly project?: string;
  readonly status?: string;
  readonly closing?: string;
  /** Amounts that only grow, by what a growth of theirs is. */
  readonly growing?: Readonly<
    Partial<Record<'disbursement' | 'repayment' | 'cancellation', string>>
  >;
  /** How far a loan or project has come, by the status it is published with. */
  readonly stages: Readonly<Record<string, ProjectStage>>;
  readonly spans: readonly Span[];
  /** The amounts that tell what was planned to be spent, and what it came to. */
  readonly cost?: { readonly planned: string; readonly actual: string };
}
