import type { DataOf, Day, Rows } from '#kernel';
import type { StatementContent, StatementKey, statementEvents } from './statement.events.js';

/** A statement of a client as it stands. */
export interface StatementRow extends StatementKey, StatementContent {
  readonly statementId: string;
  /** The day from which the present figures are known. */
  readonly knownOn: Day;
  /** Why it was stated again, each time. */
  readonly restatements: readonly { readonly knownOn: Day; readonly reason: string }[];
}

/** A row that gathers, among other things, the statements of a client. */
export interface WithStatements {
  /** The latest period first. */
  readonly statements: readonly StatementRow[];
}

/** The most statements kept of a client: a quarter of a century, quarter by quarter. */
const mostStatements = 100;

const latestFirst = (a: StatementRow, b: StatementRow): number =>
  a.statementId < b.statementId ? 1 : a.statementId > b.statementId ? -1 : 0;

type Stated = DataOf<(typeof statementEvents)['StatementRecorded']>;

const rowOf = (stated: Stated, restatements: StatementRow['restatements']): StatementRow => ({
  statementId: stated.statementId,
  periodEnd: stated.periodEnd,
  months: stated.months,
  basis: stated.basis,
  currency: stated.currency,
  roundedTo: stated.roundedTo,
  figures: stated.figures,
  differences: stated.differences,
  ...(stated.explanation === undefined ? {} : { explanation: stated.explanation }),
  audit: stated.audit,
  source: stated.source,
  knownOn: stated.knownOn,
  restatements,
});

const putting = <R extends WithStatements>(row: R, statement: StatementRow): R => ({
  ...row,
  statements: [
    statement,
    ...row.statements.filter(({ statementId }) => statementId !== statement.statementId),
  ]
    .sort(latestFirst)
    .slice(0, mostStatements),
});

/** The arms of a view that gathers the statements of clients. */
export function onStatements<R extends WithStatements>() {
  return {
    StatementRecorded: (stated, row) => putting(row, rowOf(stated, [])),
    StatementRestated({ reason, ...stated }, row) {
      const before = row.statements.find(({ statementId }) => statementId === stated.statementId);
      const restatements = [...(before?.restatements ?? []), { knownOn: stated.knownOn, reason }];
      return putting(row, rowOf(stated, restatements));
    },
  } satisfies Rows<R, typeof statementEvents>;
}
