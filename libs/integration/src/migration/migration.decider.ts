import type { Evolve } from '#kernel';
import { defineClaim, defineDecider } from '#kernel';
import * as commands from './migration.commands.js';
import type { MigratedTotal } from './migration.events.js';
import { migrationEvents } from './migration.events.js';
import { migrationRefusals } from './migration.refusals.js';
import type { MigrationRow } from './migrations.view.js';
import { migrations } from './migrations.view.js';
import { differences } from './totals.js';

const { MigrationOpened, MigrationClosed } = migrationEvents;
const { MigrationIsOpen, MigrationIsClosed, KindStatedTwice, TotalsDiffer } = migrationRefusals;

interface Migration {
  readonly openedBy: string;
  readonly isOpen: boolean;
}

const evolve: Evolve<Migration, typeof migrationEvents> = {
  MigrationOpened: ({ openedBy }) => ({ openedBy, isOpen: true }),
  MigrationClosed: (_, migration) => ({ ...migration, isOpen: false }),
};

const theOpenOne = defineClaim('migration', () => MigrationIsOpen());

/** A time in which history may come in. There is one at most. */
export const migration = defineDecider({
  stream: 'migration',
  by: 'migrationId',
  prefix: 'mg',
  events: migrationEvents,
  commands,
  allow: { OpenMigration: ['administrator'], CloseMigration: ['administrator', 'riskOfficer'] },
  evolve,
  holds: ({ isOpen }) => (isOpen ? [theOpenOne('open')] : []),
  notBy: { CloseMigration: ({ openedBy }) => [openedBy] },
  consult: {
    CloseMigration: ({ migrationId }) => ({ seen: migrations.row(migrationId) }),
  },
  create: {
    OpenMigration({ source, reason, expected }, { actor }) {
      checkOnce(expected);
      return MigrationOpened({ source, reason, expected, openedBy: actor.id });
    },
  },
  decide: {
    CloseMigration({ explanation }, { isOpen }, { actor, seen }) {
      if (!isOpen) throw MigrationIsClosed();
      const { expected = [], cameIn = [] }: Partial<MigrationRow> = seen ?? {};
      const unlike = differences(expected, cameIn);
      if (unlike.length > 0 && explanation === undefined) {
        throw TotalsDiffer({ field: 'explanation', differences: unlike });
      }
      return MigrationClosed({
        cameIn,
        ...(explanation !== undefined && { explanation }),
        closedBy: actor.id,
      });
    },
  },
});

function checkOnce(expected: readonly MigratedTotal[]): void {
  const stated = [
    expected.map(({ kind }) => kind),
    ...expected.map(({ amounts = [] }) => amounts.map(({ currency }) => currency)),
  ];
  if (stated.some((names) => new Set(names).size < names.length)) {
    throw KindStatedTwice({ field: 'expected' });
  }
}
