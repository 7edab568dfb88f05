import type { FactSource, Origin } from '#clients';
import type { Currency, Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { StatementFigures } from './figures.js';
import type { StatementDifference } from './statement-checks.js';
import type { AuditOpinion, StatementBasis } from './statement.codes.js';

/** Which statement of a client: one per end of a period, length of it, and basis. */
export interface StatementKey {
  readonly periodEnd: Day;
  /** The length of the period: 12 for a year, less for an interim statement. */
  readonly months: number;
  readonly basis: StatementBasis;
}

/** What a statement says, spread to the chart of accounts. */
export interface StatementContent {
  readonly currency: Currency;
  /** The unit to which the source rounds, in minor units: 100,000 for thousands of dollars. */
  readonly roundedTo: number;
  readonly figures: StatementFigures;
  /** Sums that do not agree, and the explanation that was given for them. */
  readonly differences: readonly StatementDifference[];
  readonly explanation?: string;
  readonly audit: AuditOpinion;
  readonly source: FactSource;
}

interface OfStatement extends StatementKey, StatementContent {
  readonly clientId: string;
  readonly statementId: string;
  /** The day from which the bank knew: no judgement of an earlier day may use it. */
  readonly knownOn: Day;
  readonly valueDate: Day;
  readonly origin?: Origin;
}

/** The financial statements of one client. */
export const statementEvents = defineEvents('clientId', {
  StatementRecorded: event<OfStatement>(),
  /** The whole statement as it was published again; the former figures were known until then. */
  StatementRestated: event<OfStatement & { readonly reason: string }>(),
});

/** The id of a statement among those of its client. */
export const statementIdOf = ({ periodEnd, months, basis }: StatementKey): string =>
  `${periodEnd}.${months}.${basis}`;
