import type { DataOf, Occurrence, Rows } from '#kernel';
import type { Known, KnownStatement } from '../indicators/ledger.js';
import { completed } from '../statement/statement-checks.js';
import type { AuditOpinion } from '../statement/statement.codes.js';
import { AuditOpinion as opinions } from '../statement/statement.codes.js';
import type { statementEvents } from '../statement/statement.events.js';
import type { WithFacts } from '../views/file/facts-of-client.js';
import { onFacts } from '../views/file/facts-of-client.js';
import type { WithSignals } from './signals-of-client.js';
import { onSignals } from './signals-of-client.js';

/** A statement as the indicators remember it. */
export interface RememberedStatement extends KnownStatement {
  readonly statementId: string;
  readonly audit: AuditOpinion;
  readonly position: number;
}

/** What the indicators remember of a client beside its loans and contacts. */
export interface Remembered extends Known, WithSignals, WithFacts {
  readonly statements: readonly RememberedStatement[];
  readonly quotations: WithFacts['quotations'];
  readonly accountMonths: WithFacts['accountMonths'];
  readonly bureauReports: WithFacts['bureauReports'];
}

export const nothingKnown: Remembered = {
  statements: [],
  quotations: [],
  accountMonths: [],
  bureauReports: [],
  signals: [],
};

/** Enough for three years of the slowest figure, and to look back two more. */
const kept = { statements: 30, quotations: 72, accountMonths: 150, bureauReports: 3 } as const;

/** How grave an opinion is: 0 to 3. */
export const auditPoints = (audit: AuditOpinion): number =>
  Math.max(0, opinions.all.indexOf(audit) - opinions.all.indexOf('unaudited'));

type Stated = DataOf<(typeof statementEvents)['StatementRecorded']>;

const latestFirst = (a: RememberedStatement, b: RememberedStatement): number =>
  a.statementId < b.statementId ? 1 : a.statementId > b.statementId ? -1 : 0;

/** The arms of a view that remembers what the indicators read. */
export function onKnown<R extends Remembered>() {
  const stated = (told: Stated, row: R, { position }: Occurrence): R => ({
    ...row,
    statements: [
      {
        statementId: told.statementId,
        periodEnd: told.periodEnd,
        months: told.months,
        basis: told.basis,
        currency: told.currency,
        figures: completed(told.figures),
        audit: told.audit,
        position,
      },
      ...row.statements.filter(({ statementId }) => statementId !== told.statementId),
    ]
      .sort(latestFirst)
      .slice(0, kept.statements),
  });
  return {
    StatementRecorded: stated,
    StatementRestated: stated,
    ...onFacts<R>(kept),
    ...onSignals<R>(),
  } satisfies Rows<R, typeof statementEvents>;
}
