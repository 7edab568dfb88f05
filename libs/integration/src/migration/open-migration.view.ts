import type { Rows } from '#kernel';
import { defineView, everyone, ViewQuery } from '#kernel';
import { migrationEvents } from './migration.events.js';

/** Whether history may come in now. There is one such row. */
export interface OpenMigrationRow {
  /** Absent where no migration is open. */
  readonly migrationId?: string;
  /** The system that the history comes from. */
  readonly source?: string;
}

/** The id of the one row. */
const theBank = 'bank';

/** Which migration is open. */
export class GetOpenMigration extends ViewQuery<OpenMigrationRow> {}

const on: Rows<OpenMigrationRow, typeof migrationEvents> = {
  MigrationOpened: ({ migrationId, source }) => ({ migrationId, source }),
  MigrationClosed: ({ migrationId }, row) => (row.migrationId === migrationId ? {} : row),
};

/** The migration that is open, if any. */
export const openMigrations = defineView({
  name: 'open-migration',
  events: migrationEvents,
  empty: (): OpenMigrationRow => ({}),
  on,
  key: { MigrationOpened: () => theBank, MigrationClosed: () => theBank },
  scope: 'open',
  queries: { GetOpenMigration },
  allow: { GetOpenMigration: everyone },
  answer: {
    GetOpenMigration: async (_, rows) => (await rows.find(theBank)) ?? {},
  },
});

/** Where the one row is. */
export const openMigration = openMigrations.row(theBank);
