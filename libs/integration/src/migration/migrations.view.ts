import { applicationEvents } from '#credit';
import { clientEvents } from '#clients';
import { caseEvents } from '#engagement';
import type { Money, Occurrence, Openings, Rows } from '#kernel';
import { defineView, IsId, IsOneOf, ListQuery, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { leadEvents } from '#outreach';
import { marketEvents, outcomeEvents, signalEvents, statementEvents } from '#risk';
import { IsOptional } from 'class-validator';
import type { MigratedKind } from '../integration.codes.js';
import type { MigratedTotal } from './migration.events.js';
import { migrationEvents } from './migration.events.js';
import type { Difference } from './totals.js';
import { counted, differences } from './totals.js';

/** A migration: what was expected, and what has come in. */
export interface MigrationRow {
  readonly migrationId: string;
  readonly status: 'open' | 'closed';
  readonly source: string;
  readonly reason: string;
  readonly openedBy: string;
  /** UTC, as all moments. */
  readonly openedAt: string;
  readonly expected: readonly MigratedTotal[];
  /** All that has come in up to now. */
  readonly cameIn: readonly MigratedTotal[];
  /** Where that is not what was expected. */
  readonly differences: readonly Difference[];
  /** Who closed it, and what had come in by then. */
  readonly closing?: {
    readonly by: string;
    readonly at: string;
    readonly cameIn: readonly MigratedTotal[];
    readonly explanation?: string;
  };
}

export class GetMigration extends ViewQuery<MigrationRow> {
  @IsId() readonly migrationId!: string;
}

const statuses = ['open', 'closed'] as const;

/** Migrations, the latest first. */
export class ListMigrations extends ListQuery<MigrationRow> {
  @IsOptional() @IsOneOf(statuses) readonly status?: MigrationRow['status'];
}

const { ClientMigrated } = clientEvents;
const { ApplicationSubmitted } = applicationEvents;
const { LoanGranted } = loanEvents;
const { CaseMigrated } = caseEvents;
const { LeadMigrated } = leadEvents;
const { StatementRecorded } = statementEvents;
const { MarketFigureRecorded } = marketEvents;
const { OutcomeRecorded } = outcomeEvents;
const { ExternalSignalReceived } = signalEvents;
const events = {
  ...migrationEvents,
  ...{ ClientMigrated, ApplicationSubmitted, LoanGranted, CaseMigrated, LeadMigrated },
  ...{ StatementRecorded, MarketFigureRecorded, OutcomeRecorded, ExternalSignalReceived },
};

const opens: Openings<MigrationRow, typeof events> = {
  MigrationOpened: ({ migrationId, source, reason, expected, openedBy }, { at }) => ({
    ...{ migrationId, status: 'open', source, reason, openedBy, openedAt: at, expected },
    cameIn: [],
    differences: differences(expected, []),
  }),
};

const more = (row: MigrationRow, kind: MigratedKind, amount?: Money): MigrationRow => {
  const cameIn = counted(row.cameIn, kind, amount);
  return { ...row, cameIn, differences: differences(row.expected, cameIn) };
};

/** The first event of whatever comes in stands for it. */
const on: Rows<MigrationRow, typeof events> = {
  MigrationClosed: ({ cameIn, explanation, closedBy }, row, { at }) => ({
    ...row,
    status: 'closed',
    closing: { by: closedBy, at, cameIn, ...(explanation !== undefined && { explanation }) },
  }),
  ClientMigrated: (_, row) => more(row, 'client'),
  ApplicationSubmitted: ({ terms }, row) => more(row, 'application', terms.amount),
  LoanGranted: ({ terms }, row) => more(row, 'loan', terms.amount),
  CaseMigrated: (_, row) => more(row, 'case'),
  LeadMigrated: (_, row) => more(row, 'lead'),
  StatementRecorded: (_, row) => more(row, 'statement'),
  MarketFigureRecorded: (_, row) => more(row, 'marketFigure'),
  OutcomeRecorded: (_, row) => more(row, 'outcome'),
  ExternalSignalReceived: (_, row) => more(row, 'signal'),
};

const own = (_: unknown, { id }: Occurrence) => id;
/** What nobody migrates has no row here. */
const broughtBy = (_: unknown, { migrationId }: Occurrence) => migrationId ?? [];

/** Every migration with its totals. */
export const migrations = defineView({
  name: 'migrations',
  events,
  opens,
  on,
  key: {
    MigrationOpened: own,
    MigrationClosed: own,
    ClientMigrated: broughtBy,
    ApplicationSubmitted: broughtBy,
    LoanGranted: broughtBy,
    CaseMigrated: broughtBy,
    LeadMigrated: broughtBy,
    StatementRecorded: broughtBy,
    MarketFigureRecorded: broughtBy,
    OutcomeRecorded: broughtBy,
    ExternalSignalReceived: broughtBy,
  },
  scope: 'open',
  keptDays: 400,
  queries: { GetMigration, ListMigrations },
  allow: {
    GetMigration: ['administrator', 'riskOfficer', 'auditor'],
    ListMigrations: ['administrator', 'riskOfficer', 'auditor'],
  },
  answer: {
    GetMigration: ({ migrationId }, rows) => rows.get(migrationId),
    ListMigrations: ({ status, sort = '-openedAt', ...page }, rows) =>
      rows.page({ status }, { ...page, sort }),
  },
  indexes: [{ status: 1, openedAt: -1 }, { openedAt: -1 }],
});
