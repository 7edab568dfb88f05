import type { StoredRow, Tables } from '#platform';
import { checkpointTable, parkedTable, personKeysTable } from '#platform';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often the places are written down. */
const keepEveryMs = 5_000;

/** How far each process has read, which of its events are parked, and the keys of persons. */
interface Places {
  readonly checkpoints: readonly StoredRow[];
  readonly parked: readonly StoredRow[];
  readonly personKeys?: readonly StoredRow[];
}

const fileIn = (folder: string) => join(folder, 'processes.json');

/**
 * Writes the places of the processes, and the wrapped keys of persons, to a file beside the read
 * models. Rows are rebuilt from the log, but the log does not tell how far a process has read, and a
 * process that starts over repeats commands that were refused before. Nor does it hold any key.
 */
export function keepPlaces(tables: Tables, folder: string): { stop(): Promise<void> } {
  let last = '';
  const keep = async () => {
    const places = JSON.stringify(await placesIn(tables));
    if (places === last) return;
    const beside = `${fileIn(folder)}.new`;
    writeFileSync(beside, places, { mode: 0o600, flush: true });
    renameSync(beside, fileIn(folder));
    last = places;
  };
  // While a store is away, the last places remain.
  const timer = setInterval(() => void keep().catch(() => undefined), keepEveryMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await keep().catch(() => undefined);
    },
  };
}

async function placesIn(tables: Tables): Promise<Places> {
  const ofProcesses = (field: string) =>
    ({ all: [{ field, is: 'startsWith', value: 'process:' }] }) as const;
  // In this order, so that nothing is parked before a checkpoint and missing here.
  const checkpoints = await tables.find(checkpointTable, ofProcesses('_id'));
  const parked = await tables.find(parkedTable, ofProcesses('build'));
  const personKeys = await tables.find(personKeysTable, { all: [] });
  return { checkpoints, parked, personKeys };
}

/** Writes the kept places into empty tables. */
export async function restorePlaces(tables: Tables, folder: string): Promise<void> {
  if (!existsSync(fileIn(folder))) return;
  const kept = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Places;
  const { checkpoints, parked, personKeys = [] } = kept;
  await tables.create([checkpointTable, parkedTable, personKeysTable]);
  await tables.write(
    personKeysTable,
    personKeys.map((put) => ({ put })),
  );
  await tables.write(
    parkedTable,
    parked.map((put) => ({ put })),
  );
  await tables.write(
    checkpointTable,
    checkpoints.map((put) => ({ put })),
  );
}
