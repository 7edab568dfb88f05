import { cny, NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { CloseMigration, OpenMigration } from './migration.commands.js';
import { migration } from './migration.decider.js';
import type { MigratedTotal } from './migration.events.js';
import { migrationEvents } from './migration.events.js';
import { migrationRefusals } from './migration.refusals.js';
import { counted, differences } from './totals.js';

const given = decides(migration);
const { MigrationOpened, MigrationClosed } = migrationEvents;
const migrationId = 'mg_1';
const expected: readonly MigratedTotal[] = [{ kind: 'loan', count: 2, amounts: [cny(300)] }];
const stated = { source: 'core-2019', reason: 'It is switched off.', expected };
const [first, second] = ['admin-1', 'admin-2'].map((id) => ({
  actor: { id, roles: ['administrator'] as const },
}));
const opened = MigrationOpened({ ...stated, openedBy: 'admin-1' });
const close = CloseMigration.of({ migrationId });
const seen = (cameIn: readonly MigratedTotal[]) => ({ ...second, seen: { expected, cameIn } });

describe('a migration', () => {
  it('is opened with what is to come in', () =>
    given()
      .when(OpenMigration.of({ migrationId, ...stated }), first)
      .then(opened));

  it('states every kind and currency once', () => {
    for (const totals of [
      [...expected, ...expected],
      [{ kind: 'loan' as const, count: 2, amounts: [cny(1), cny(2)] }],
    ]) {
      given()
        .when(OpenMigration.of({ migrationId, ...stated, expected: totals }), first)
        .refuses(migrationRefusals.KindStatedTwice);
    }
  });

  it('is closed by somebody else, with what came in', () => {
    given(opened).when(close, first).refuses(NotIndependent);
    given(opened)
      .when(close, seen(expected))
      .then(MigrationClosed({ cameIn: expected, closedBy: 'admin-2' }));
  });

  it('is closed with other totals only if somebody says why', () => {
    const cameIn = [{ kind: 'loan' as const, count: 1, amounts: [cny(100)] }];
    const explanation = 'One was settled there.';
    given(opened).when(close, seen(cameIn)).refuses(migrationRefusals.TotalsDiffer);
    given(opened)
      .when(CloseMigration.of({ migrationId, explanation }), seen(cameIn))
      .then(MigrationClosed({ cameIn, explanation, closedBy: 'admin-2' }));
  });

  it('is closed once', () =>
    given(opened, MigrationClosed({ cameIn: expected, closedBy: 'admin-2' }))
      .when(close, seen(expected))
      .refuses(migrationRefusals.MigrationIsClosed));
});

describe('the totals of a migration', () => {
  const usd = { minor: 5, currency: 'USD' };

  it('are counts by kind, and sums by currency', () => {
    const all = [cny(100), usd, cny(200)].reduce<readonly MigratedTotal[]>(
      (totals, amount) => counted(totals, 'loan', amount),
      counted([], 'client'),
    );
    expect(all).toEqual([
      { kind: 'client', count: 1 },
      { kind: 'loan', count: 3, amounts: [cny(300), usd] },
    ]);
  });

  it('differ where a count does, or a sum that was expected', () => {
    expect(
      differences([{ kind: 'loan', count: 1 }], [{ kind: 'loan', count: 1, amounts: [usd] }]),
    ).toEqual([]);
    expect(differences(expected, [{ kind: 'loan', count: 2, amounts: [cny(300), usd] }])).toEqual([
      { kind: 'loan', expected: 2, cameIn: 2, amounts: [{ cameIn: usd }] },
    ]);
    expect(differences(expected, [{ kind: 'case', count: 1 }])).toEqual([
      { kind: 'case', expected: 0, cameIn: 1 },
      { kind: 'loan', expected: 2, cameIn: 0, amounts: [{ expected: cny(300) }] },
    ]);
  });
});
