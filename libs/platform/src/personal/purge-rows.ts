import type { Tables } from '../stores/tables.js';
import type { Lifted } from '../views/folding/fold.js';
import type { Build } from '../views/running/lane-context.js';
import { daysOf, versionsOf } from '../views/running/view-tables.js';
import { personalFileEvents } from './file/personal-file.events.js';

/** The persons whom some events erase. */
export const erasedIn = (events: readonly Lifted[]): readonly string[] =>
  events.flatMap(({ fact, occurrence, unreadable }) =>
    fact.type === personalFileEvents.PersonalDataErased.type && !unreadable ? [occurrence.id] : [],
  );

/** So many rows are written at once. */
const atOnce = 500;

/**
 * Rewrites what the rows of a build, and what they were, hold of a person whose key is destroyed:
 * without the fields.
 */
export async function purgeRows(tables: Tables, build: Build, person: string): Promise<void> {
  const { personal } = build.view;
  if (!personal) return;
  const { of } = personal;
  build.rows.forget((row) => (row as Readonly<Record<string, unknown>>)[of] === person);
  for (const table of [build.id, versionsOf(build.id), daysOf(build.id)]) {
    const rows = await tables.find(table, { all: [{ field: of, is: 'eq', value: person }] });
    for (let start = 0; start < rows.length; start += atOnce) {
      const some = rows.slice(start, start + atOnce);
      await tables.write(
        table,
        some.map((put) => ({ put })),
      );
    }
  }
}
